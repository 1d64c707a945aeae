package dev.signet.auth.client.key;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.WebAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerProperties;

/** What the keys of a configured client must be like, and what they come to. */
public final class ProofRules {

    /** A client that signs assertions. */
    private static final String BY_KEY = "private_key_jwt";

    private final String prefix;
    private final String own;

    private ProofRules(String prefix, String own) {
        this.prefix = prefix;
        this.own = own;
    }

    /**
     * Checks the proofs of one client.
     *
     * @param prefix of the names of Spring Boot's properties of it, with a dot at its end
     * @param own the same for Signet's
     * @throws BadConfiguration with the first rule that is broken
     */
    public static void check(
            String prefix, String own, OAuth2AuthorizationServerProperties.Client client, ProofSettings settings) {
        ProofRules rules = new ProofRules(prefix, own);
        rules.checkKeys(client, settings);
        rules.checkAlgorithm(client.getTokenEndpointAuthenticationSigningAlgorithm(), methods(client));
    }

    /** What a client has to prove itself that keeps to these rules. */
    public static ClientProofs proofs(OAuth2AuthorizationServerProperties.Client client, ProofSettings settings) {
        String algorithm = client.getTokenEndpointAuthenticationSigningAlgorithm();
        return new ClientProofs(
                keys(client, settings),
                algorithm == null ? null : SigningAlgorithm.find(algorithm).orElseThrow(),
                settings.assertionAudience(),
                settings.dpopBoundAccessTokens());
    }

    private void checkKeys(OAuth2AuthorizationServerProperties.Client client, ProofSettings settings) {
        KeySource keys = keys(client, settings);
        if (keys.uri() != null) {
            WebAddress.check(prefix + "jwk-set-uri", keys.uri(), "https://app.example.com/jwks");
        }
        require(
                keys.present() || !methods(client).contains(BY_KEY),
                "jwk-set-uri",
                "is missing, but the client authenticates with " + BY_KEY,
                "Name where it publishes its keys, or write them as " + own + "jwks.");
        keys.check(own + "jwks");
    }

    private void checkAlgorithm(@Nullable String algorithm, Set<String> methods) {
        String property = "token-endpoint-authentication-signing-algorithm";
        require(
                algorithm == null || methods.contains(BY_KEY),
                property,
                "is set, but the client signs nothing to authenticate",
                "Take it out, or name " + BY_KEY + " as the authentication method.");
        require(
                algorithm == null || SigningAlgorithm.find(algorithm).isPresent(),
                property,
                "is an algorithm that is not accepted",
                "Write ES256, PS256, EdDSA or RS256.");
    }

    private static KeySource keys(OAuth2AuthorizationServerProperties.Client client, ProofSettings settings) {
        String uri = client.getJwkSetUri();
        return new KeySource(settings.jwks(), uri == null ? null : parse(uri));
    }

    /** What is no address at all becomes one that no rule lets pass. */
    private static URI parse(String uri) {
        try {
            return new URI(uri);
        } catch (URISyntaxException malformed) {
            return URI.create("");
        }
    }

    private static Set<String> methods(OAuth2AuthorizationServerProperties.Client client) {
        return client.getRegistration().getClientAuthenticationMethods();
    }

    private void require(boolean holds, String property, String problem, String remedy) {
        if (!holds) {
            throw new BadConfiguration(prefix + property, problem, remedy);
        }
    }
}
