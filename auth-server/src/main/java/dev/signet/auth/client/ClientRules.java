package dev.signet.auth.client;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.WebAddress;
import dev.signet.auth.client.credential.ConfiguredSecret;
import dev.signet.auth.client.exchange.ExchangePolicy;
import dev.signet.auth.client.key.ProofRules;
import dev.signet.auth.client.response.ResponseRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerProperties;

/** What a configured client must keep to, so that no mistake in it is found by an attacker first. */
final class ClientRules {

    static final String PREFIX = "spring.security.oauth2.authorizationserver.client.";

    private static final String PUBLIC = "none";
    private static final String BY_KEY = "private_key_jwt";
    private static final String BY_SECRET = "client_secret_";
    private static final Set<String> METHODS = Set.of(
            BY_SECRET + "basic", BY_SECRET + "post", BY_KEY, "tls_client_auth", "self_signed_tls_client_auth", PUBLIC);
    private static final String CODE = "authorization_code";
    private static final String CLIENT_CREDENTIALS = "client_credentials";
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Set<String> GRANT_TYPES = Set.of(
            JWT_BEARER,
            CODE,
            CLIENT_CREDENTIALS,
            "refresh_token",
            "urn:ietf:params:oauth:grant-type:device_code",
            EXCHANGE);
    private static final Set<String> ID_TOKEN_ALGORITHMS = Set.of("RS256", "PS256", "ES256");

    private static final Set<String> ACCESS_TOKEN_FORMATS = Set.of("self-contained", "reference");

    /** {@code scope-token} of RFC 6749 §3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    /** {@code VSCHAR} of RFC 6749 appendix A.1, without the space. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private final String name;

    private ClientRules(String name) {
        this.name = name;
    }

    /** @throws BadConfiguration with the first rule that {@code client} breaks */
    static void check(
            String name, OAuth2AuthorizationServerProperties.Client client, ClientProperties.Settings settings) {
        ClientRules rules = new ClientRules(name);
        rules.checkRegistration(client.getRegistration());
        rules.checkSwitches(client);
        rules.checkLifetimes(client.getToken());
        rules.checkPrevious(settings.previousSecret(), client.getRegistration().getClientSecret());
        ProofRules.check(PREFIX + name + ".", "signet.client.settings." + name + ".", client, settings.proof());
        ResponseRules.check(
                "signet.client.settings." + name + ".",
                settings.responses(),
                ProofRules.proofs(client, settings.proof()).keys(),
                client.getRegistration().getRedirectUris());
        rules.checkExchange(
                client.getRegistration().getAuthorizationGrantTypes(),
                client.getRegistration().getClientAuthenticationMethods().contains(PUBLIC),
                settings.tokenExchange());
        settings.logout()
                .check(
                        "signet.client.settings." + name,
                        client.getRegistration().getRedirectUris());
    }

    /** Whether there can be a client of this id. */
    static boolean wellFormed(ClientId id) {
        return ID.matcher(id.value()).matches();
    }

    private void checkRegistration(OAuth2AuthorizationServerProperties.Registration registration) {
        require(
                wellFormed(new ClientId(Objects.requireNonNullElse(registration.getClientId(), ""))),
                "registration.client-id",
                "is not 1 to 200 printable ASCII characters without a space",
                "Write an id such as my-app.");
        eachOf(registration.getClientAuthenticationMethods(), METHODS, "registration.client-authentication-methods");
        eachOf(registration.getAuthorizationGrantTypes(), GRANT_TYPES, "registration.authorization-grant-types");
        registration
                .getScopes()
                .forEach(scope -> require(
                        SCOPE.matcher(scope).matches(),
                        "registration.scopes",
                        "has an entry that is no scope (RFC 6749 §3.3)",
                        "Write scopes as a list, each without spaces or quotes."));
        registration.getRedirectUris().forEach(uri -> checkUri(uri, "registration.redirect-uris"));
        registration
                .getPostLogoutRedirectUris()
                .forEach(uri -> checkUri(uri, "registration.post-logout-redirect-uris"));
        require(
                !registration.getAuthorizationGrantTypes().contains(CODE)
                        || !registration.getRedirectUris().isEmpty(),
                "registration.redirect-uris",
                "is empty, but the client uses authorization_code",
                "Name each address a code may be sent to, exactly as the client sends it.");
        checkSecret(registration);
    }

    private void checkSecret(OAuth2AuthorizationServerProperties.Registration registration) {
        Set<String> methods = registration.getClientAuthenticationMethods();
        boolean open = methods.contains(PUBLIC);
        boolean bySecret = methods.stream().anyMatch(method -> method.startsWith(BY_SECRET));
        String secret = registration.getClientSecret();
        require(
                !open || methods.size() == 1,
                "registration.client-authentication-methods",
                "mixes none with other methods",
                "A client either proves who it is or is public: name none alone, or leave it out.");
        require(
                bySecret == (secret != null),
                "registration.client-secret",
                bySecret ? "is missing" : "is set, but the client does not authenticate with it",
                bySecret
                        ? "Make one with: java -jar auth-server.jar client-secret."
                        : "Take it out, or name client_secret_basic as the authentication method.");
        if (secret != null) {
            new ConfiguredSecret(secret).check(PREFIX + name + ".registration.client-secret");
        }
        require(
                !open || !registration.getAuthorizationGrantTypes().contains(JWT_BEARER),
                "registration.authorization-grant-types",
                "has jwt-bearer, but the client is public: whoever found an assertion could use it (RFC 7523 §5)",
                "Let the client prove who it is, or take jwt-bearer out.");
        require(
                !open || !registration.getAuthorizationGrantTypes().contains(CLIENT_CREDENTIALS),
                "registration.authorization-grant-types",
                "has client_credentials, but the client is public (RFC 6749 §4.4)",
                "Give the client a secret, or take client_credentials out.");
    }

    private void checkExchange(Set<String> grantTypes, boolean open, @Nullable ExchangePolicy policy) {
        boolean exchanges = grantTypes.contains(EXCHANGE);
        require(
                !exchanges || !open,
                "registration.authorization-grant-types",
                "has token-exchange, but the client is public: anybody could exchange in its name (RFC 8693 §5)",
                "Let the client prove who it is, or take token-exchange out.");
        if (exchanges != (policy != null)) {
            throw new BadConfiguration(
                    "signet.client.settings." + name + ".token-exchange.audiences",
                    exchanges
                            ? "is missing, but the client has token-exchange"
                            : "is set, but the client has no token-exchange",
                    exchanges
                            ? "Name the APIs that it may obtain access tokens for."
                            : "Add " + EXCHANGE + " to its authorization-grant-types, or take the setting out.");
        }
    }

    private void checkPrevious(@Nullable ConfiguredSecret previous, @Nullable String current) {
        if (previous != null && (current == null || previous.equals(new ConfiguredSecret(current)))) {
            throw new BadConfiguration(
                    "signet.client.settings." + name + ".previous-secret",
                    current == null ? "is set, but the client has no secret" : "is the same as client-secret",
                    current == null ? "Take it out." : "Put the new secret into client-secret, or take this out.");
        }
    }

    private void checkSwitches(OAuth2AuthorizationServerProperties.Client client) {
        require(
                client.isRequireProofKey()
                        || !client.getRegistration()
                                .getClientAuthenticationMethods()
                                .contains(PUBLIC),
                "require-proof-key",
                "is false, but the client is public: nothing else tells its codes from stolen ones (OAuth 2.1 §7.6)",
                "Take the property out, or let the client prove who it is.");
        require(
                ACCESS_TOKEN_FORMATS.contains(client.getToken().getAccessTokenFormat()),
                "token.access-token-format",
                "is a format that this version does not issue",
                "Write self-contained for JWTs or reference for opaque tokens, or take the property out.");
        require(
                ID_TOKEN_ALGORITHMS.contains(client.getToken().getIdTokenSignatureAlgorithm()),
                "token.id-token-signature-algorithm",
                "is an algorithm that this version does not sign with",
                "Write one of " + ID_TOKEN_ALGORITHMS.stream().sorted().toList() + ", or see signet.client.settings."
                        + name + ".id-token-algorithm.");
    }

    private void checkLifetimes(OAuth2AuthorizationServerProperties.Token token) {
        within(token.getAccessTokenTimeToLive(), Duration.ofHours(24), "token.access-token-time-to-live");
        within(token.getRefreshTokenTimeToLive(), Duration.ofDays(3650), "token.refresh-token-time-to-live");
        within(token.getAuthorizationCodeTimeToLive(), Duration.ofMinutes(10), "token.authorization-code-time-to-live");
    }

    private void checkUri(String text, String property) {
        URI uri = parse(text);
        require(
                uri != null && uri.isAbsolute() && uri.getRawFragment() == null && uri.getRawUserInfo() == null,
                property,
                "has an entry that is not an absolute URI without fragment and user (RFC 6749 §3.1.2)",
                "Write for example https://app.example.com/callback.");
        Objects.requireNonNull(uri);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        require(
                web ? uri.getHost() != null : uri.getScheme().contains("."),
                property,
                "has an entry whose scheme another app could take as well (RFC 8252 §7.1)",
                "Use https, or a scheme that reverses a domain of yours, such as com.example.app:/callback.");
        require(
                !"http".equals(uri.getScheme()) || WebAddress.isLoopback(uri),
                property,
                "has an entry that is reached by plain http on another machine",
                "Use https; http is for localhost, 127.0.0.1 and [::1] alone.");
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException refused) {
            return null;
        }
    }

    private void within(Duration value, Duration most, String property) {
        require(
                value.toSeconds() >= 1 && value.compareTo(most) <= 0,
                property,
                "is not between 1 second and " + most,
                "Write a duration such as 5m.");
    }

    private void eachOf(Collection<String> values, Set<String> allowed, String property) {
        require(
                !values.isEmpty() && allowed.containsAll(values),
                property,
                values.isEmpty() ? "is empty" : "has an entry that this version does not know",
                "Write one or more of " + allowed.stream().sorted().toList() + ".");
    }

    private void require(boolean holds, String property, String problem, String remedy) {
        if (!holds) {
            throw new BadConfiguration(PREFIX + name + "." + property, problem, remedy);
        }
    }
}
