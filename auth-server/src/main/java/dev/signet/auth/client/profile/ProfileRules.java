package dev.signet.auth.client.profile;

import static dev.signet.auth.BadConfiguration.require;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.SecurityProfile;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.WebAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerProperties;

/** What a configured client that is held to a profile must not say: it would be ignored, or the client could do nothing. */
public final class ProfileRules {

    private final SecurityProfile profile;
    private final String prefix;
    private final String own;

    /**
     * @param prefix of the names of Spring Boot's properties of the client, with a dot at its end
     * @param own the same for Signet's
     */
    public ProfileRules(SecurityProfile profile, String prefix, String own) {
        this.profile = profile;
        this.prefix = prefix;
        this.own = own;
    }

    /** @throws BadConfiguration with the first rule that Spring Boot's settings of the client break */
    public void check(OAuth2AuthorizationServerProperties.Client client) {
        if (!profile.fapi()) {
            return;
        }
        require(
                client.getRegistration().getClientAuthenticationMethods().stream()
                        .allMatch(method -> Tightening.permits(profile, method)),
                prefix + "registration.client-authentication-methods",
                "has one that FAPI 2.0 forbids (Security Profile §5.3.2.1)",
                "Name private_key_jwt, tls_client_auth or self_signed_tls_client_auth alone, or hold the client to no profile.");
        require(
                client.isRequireProofKey(),
                prefix + "require-proof-key",
                "is false, but FAPI 2.0 demands PKCE (Security Profile §5.3.2.2)",
                "Take the property out.");
        require(
                client.getRegistration().getRedirectUris().stream().allMatch(ProfileRules::isProtected),
                prefix + "registration.redirect-uris",
                "has an entry that is not https (FAPI 2.0 Security Profile §5.3.2.2)",
                "Use https; http is for localhost, 127.0.0.1 and [::1] alone.");
        String assertions = client.getTokenEndpointAuthenticationSigningAlgorithm();
        requireAllowed(
                assertions == null ? null : SigningAlgorithm.find(assertions).orElse(null),
                prefix + "token-endpoint-authentication-signing-algorithm");
    }

    /**
     * @param algorithm what {@code setting}, one of Signet's, names; null for nothing
     * @throws BadConfiguration if the profile forbids it
     */
    public void checkAlgorithm(String setting, @Nullable SigningAlgorithm algorithm) {
        requireAllowed(algorithm, own + setting);
    }

    private void requireAllowed(@Nullable SigningAlgorithm algorithm, String property) {
        require(
                algorithm == null || profile.allows(algorithm),
                property,
                "is an algorithm that FAPI 2.0 forbids (Security Profile §5.4.1)",
                "Write ES256, PS256 or EdDSA.");
    }

    /** It has been found to be an address before. */
    private static boolean isProtected(String redirectUri) {
        URI uri = URI.create(redirectUri);
        return "https".equals(uri.getScheme()) || WebAddress.isLoopback(uri);
    }
}
