package dev.signet.auth.client.key;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.WebAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerProperties;

/** What the keys of a configured client must be like, and what they come to. */
public final class ProofRules {

    /** A client that signs assertions. */
    private static final String BY_KEY = "private_key_jwt";

    /** A client whose certificates an authority issues. */
    private static final String BY_AUTHORITY = "tls_client_auth";

    private static final Set<String> BY_KEYS = Set.of(BY_KEY, "self_signed_tls_client_auth");
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int LONGEST_NAME = 2_000;

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
        rules.checkCertificate(settings.certificate(), methods(client));
        rules.checkAlgorithm(client.getTokenEndpointAuthenticationSigningAlgorithm(), methods(client));
    }

    /**
     * Checks that a client has keys whose requests must be signed.
     *
     * @throws BadConfiguration if it has none
     */
    public static void checkSigning(
            String prefix, String own, OAuth2AuthorizationServerProperties.Client client, ProofSettings settings) {
        new ProofRules(prefix, own)
                .require(
                        keys(client, settings).present(),
                        "jwk-set-uri",
                        "is missing, but the client's requests must be signed",
                        "Name where it publishes its keys, or write them as " + own + "jwks.");
    }

    /** What a client has to prove itself that keeps to these rules. */
    public static ClientProofs proofs(OAuth2AuthorizationServerProperties.Client client, ProofSettings settings) {
        String algorithm = client.getTokenEndpointAuthenticationSigningAlgorithm();
        return new ClientProofs(
                keys(client, settings),
                algorithm == null ? null : SigningAlgorithm.find(algorithm).orElseThrow(),
                settings.assertionAudience(),
                settings.dpopBoundAccessTokens(),
                settings.certificate().names().stream().findFirst().orElse(null),
                settings.certificate().tlsClientCertificateBoundAccessTokens());
    }

    private void checkKeys(OAuth2AuthorizationServerProperties.Client client, ProofSettings settings) {
        KeySource keys = keys(client, settings);
        if (keys.uri() != null) {
            WebAddress.check(prefix + "jwk-set-uri", keys.uri(), "https://app.example.com/jwks");
        }
        require(
                keys.present() || Collections.disjoint(methods(client), BY_KEYS),
                "jwk-set-uri",
                "is missing, but the client authenticates with a key or certificate of its own",
                "Name where it publishes its keys, or write them as " + own + "jwks.");
        keys.check(own + "jwks");
    }

    private void checkCertificate(CertificateSettings settings, Set<String> methods) {
        List<CertificateName> names = settings.names();
        if (names.size() != (methods.contains(BY_AUTHORITY) ? 1 : 0)) {
            throw new BadConfiguration(
                    own + "tls-client-auth-subject-dn",
                    names.isEmpty()
                            ? "is missing, but the client authenticates with " + BY_AUTHORITY
                            : "is one of several, or the client does not authenticate with " + BY_AUTHORITY,
                    "Write one of tls-client-auth-subject-dn, -san-dns, -san-uri, -san-ip and -san-email.");
        }
        names.stream().filter(name -> !wellFormed(name)).forEach(name -> {
            throw new BadConfiguration(
                    own + "tls-client-auth-"
                            + name.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "is no such name",
                    "Write for example CN=shop,O=Example or 192.0.2.1.");
        });
    }

    private static boolean wellFormed(CertificateName name) {
        if (name.kind() == CertificateName.Kind.SAN_IP) {
            return NUMERIC.matcher(name.value()).matches();
        }
        try {
            return !name.value().isBlank()
                    && name.value().length() <= LONGEST_NAME
                    && (name.kind() != CertificateName.Kind.SUBJECT_DN
                            || !new X500Principal(name.value()).getName().isEmpty());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
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
