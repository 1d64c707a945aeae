package dev.signet.auth.client;

import java.time.Duration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** What every registration has in common, wherever it is read from: PKCE always, and no refresh token used twice. */
final class RegistrationSettings {

    private RegistrationSettings() {}

    static ClientSettings ofClient(boolean consentRequired) {
        return ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(consentRequired)
                .build();
    }

    /** @throws IllegalArgumentException if {@code idTokenAlgorithm} is not the JWS name of a signature algorithm */
    static TokenSettings ofTokens(Duration code, Duration accessToken, Duration refreshToken, String idTokenAlgorithm) {
        SignatureAlgorithm algorithm = SignatureAlgorithm.from(idTokenAlgorithm);
        if (algorithm == null) {
            throw new IllegalArgumentException("not the name of a signature algorithm");
        }
        return TokenSettings.builder()
                .authorizationCodeTimeToLive(code)
                .accessTokenTimeToLive(accessToken)
                .refreshTokenTimeToLive(refreshToken)
                .idTokenSignatureAlgorithm(algorithm)
                .reuseRefreshTokens(false)
                .build();
    }
}
