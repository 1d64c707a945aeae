package dev.signet.auth.client;

import dev.signet.auth.SigningAlgorithm;
import java.time.Duration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** What registrations have in common, wherever they are read from: PKCE unless a client is let off it, and no refresh token used twice. */
final class RegistrationSettings {

    private RegistrationSettings() {}

    /** @param proofKeyRequired whether each code needs a challenge; the framework's own check reads it too */
    static ClientSettings ofClient(boolean consentRequired, boolean proofKeyRequired) {
        return ClientSettings.builder()
                .requireProofKey(proofKeyRequired)
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
