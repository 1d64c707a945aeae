package dev.signet.auth.client;

import dev.signet.auth.SigningAlgorithm;
import java.time.Duration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
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

    static TokenSettings ofTokens(
            Duration code,
            Duration accessToken,
            Duration refreshToken,
            SigningAlgorithm idTokenAlgorithm,
            OAuth2TokenFormat accessTokenFormat) {
        // The framework cannot say EdDSA; none of its code that signs is in use, so nothing reads what it is told
        // instead.
        SignatureAlgorithm algorithm = SignatureAlgorithm.from(idTokenAlgorithm.wireName());
        return TokenSettings.builder()
                .authorizationCodeTimeToLive(code)
                .accessTokenTimeToLive(accessToken)
                .refreshTokenTimeToLive(refreshToken)
                .idTokenSignatureAlgorithm(algorithm == null ? SignatureAlgorithm.RS256 : algorithm)
                .accessTokenFormat(accessTokenFormat)
                .reuseRefreshTokens(false)
                .build();
    }
}
