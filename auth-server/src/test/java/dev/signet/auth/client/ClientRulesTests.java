package dev.signet.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.client.exchange.ExchangePolicy;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerProperties.Client;

/** Each rule, broken alone: the refusal names the property, says what to do and repeats nothing of what was written. */
class ClientRulesTests {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String IDS = "registration.client-id";
    private static final String SECRET = "registration.client-secret";
    private static final String METHODS = "registration.client-authentication-methods";
    private static final String GRANTS = "registration.authorization-grant-types";
    private static final String SCOPES = "registration.scopes";
    private static final String REDIRECTS = "registration.redirect-uris";
    private static final String LOGOUTS = "registration.post-logout-redirect-uris";
    private static final String ACCESS = "token.access-token-time-to-live";
    private static final String REFRESH = "token.refresh-token-time-to-live";
    private static final String CODE = "token.authorization-code-time-to-live";

    @Test
    void exchangeNeedsAPolicyAndAPolicyNeedsTheGrant() {
        Client client = aClient();
        ExchangePolicy policy = new ExchangePolicy(Set.of("https://cellar.example"), false);

        assertRefused(client, OwnSettings.exchanging(policy));
        client.getRegistration().setAuthorizationGrantTypes(Set.of(EXCHANGE));
        assertRefused(client, ClientProperties.Settings.NONE);
        assertThatNoException().isThrownBy(() -> ClientRules.check("shop", client, OwnSettings.exchanging(policy)));
    }

    private static void assertRefused(Client client, ClientProperties.Settings settings) {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> ClientRules.check("shop", client, settings))
                .satisfies(refusal -> assertThat(refusal.property())
                        .isEqualTo("signet.client.settings.shop.token-exchange.audiences"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource({"brokenNames", "brokenLists", "brokenSecrets", "brokenTokens"})
    void brokenRuleStopsTheStart(String property, @Nullable String value, Consumer<Client> mistake) {
        Client client = aClient();
        mistake.accept(client);

        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> ClientRules.check("shop", client, ClientProperties.Settings.NONE))
                .satisfies(refusal -> {
                    assertThat(refusal.property())
                            .isEqualTo("spring.security.oauth2.authorizationserver.client.shop." + property);
                    assertThat(refusal).hasMessageStartingWith(refusal.property() + " ");
                    assertThat(refusal.remedy()).matches("[A-Z].*\\.");
                    if (value != null) {
                        assertThat(refusal.getMessage()).doesNotContain(value);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwks.json", "http://shop.example/jwks", "https://shop.example/jwks#one"})
    void keysArePublishedAtAnAddressThatNobodyReadsAlong(String uri) {
        Client client = aClient();
        client.setJwkSetUri(uri);

        refuse(client, "jwk-set-uri");
    }

    @Test
    void clientThatSignsAssertionsHasKeysAndNoSecret() {
        Client client = aClient();
        client.getRegistration().setClientAuthenticationMethods(Set.of("private_key_jwt"));
        refuse(client, SECRET);

        client.getRegistration().setClientSecret(null);
        refuse(client, "jwk-set-uri");

        client.setJwkSetUri("https://shop.example/jwks");
        client.setTokenEndpointAuthenticationSigningAlgorithm("HS256");
        refuse(client, "token-endpoint-authentication-signing-algorithm");

        client.setTokenEndpointAuthenticationSigningAlgorithm("EdDSA");
        assertThatCode(() -> ClientRules.check("shop", client, ClientProperties.Settings.NONE))
                .doesNotThrowAnyException();
    }

    @Test
    void algorithmOfAssertionsIsOfNoUseToWhoSignsNone() {
        Client client = aClient();
        client.setTokenEndpointAuthenticationSigningAlgorithm("ES256");

        refuse(client, "token-endpoint-authentication-signing-algorithm");
    }

    private static void refuse(Client client, String property) {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> ClientRules.check("shop", client, ClientProperties.Settings.NONE))
                .satisfies(refusal -> assertThat(refusal.property())
                        .isEqualTo("spring.security.oauth2.authorizationserver.client.shop." + property));
    }

    static Stream<Arguments> brokenNames() {
        return Stream.of(
                broken(IDS, null, client -> client.getRegistration().setClientId(null)),
                id(""),
                id("my shop"),
                id("shöp"),
                id("shop\nshop"),
                id("s".repeat(201)),
                scope(""),
                scope("orders read"),
                scope("orders\"read"),
                scope("orders\\read"),
                scope("örders"));
    }

    static Stream<Arguments> brokenLists() {
        return Stream.of(
                broken(METHODS, null, client -> client.getRegistration().setClientAuthenticationMethods(Set.of())),
                method("client_secret_jwt"),
                method("CLIENT_SECRET_BASIC"),
                broken(GRANTS, null, client -> client.getRegistration().setAuthorizationGrantTypes(Set.of())),
                grant("password"),
                grant("implicit"),
                broken(REDIRECTS, null, client -> client.getRegistration().setRedirectUris(Set.of())));
    }

    static Stream<Arguments> brokenSecrets() {
        return Stream.of(
                broken(SECRET, null, client -> client.getRegistration().setClientSecret(null)),
                secret("{bcrypt}$2a$10$something-that-was-hashed"),
                secret("{sha256}something-that-was-hashed"),
                secret("{NOOP}the-secret-itself"),
                broken(
                        SECRET,
                        "the-secret-itself",
                        client -> client.getRegistration().setClientAuthenticationMethods(Set.of("none"))),
                broken(
                        METHODS,
                        "the-secret-itself",
                        client -> client.getRegistration()
                                .setClientAuthenticationMethods(Set.of("none", "client_secret_basic"))),
                broken(GRANTS, null, client -> {
                    client.getRegistration().setClientSecret(null);
                    client.getRegistration().setClientAuthenticationMethods(Set.of("none"));
                    client.getRegistration().setAuthorizationGrantTypes(Set.of("client_credentials"));
                }));
    }

    static Stream<Arguments> brokenTokens() {
        return Stream.of(
                broken("require-proof-key", null, client -> {
                    client.getRegistration().setClientSecret(null);
                    client.getRegistration().setClientAuthenticationMethods(Set.of("none"));
                    client.setRequireProofKey(false);
                }),
                broken(
                        "token.access-token-format",
                        "paseto",
                        client -> client.getToken().setAccessTokenFormat("paseto")),
                broken(
                        "token.id-token-signature-algorithm",
                        "HS256",
                        client -> client.getToken().setIdTokenSignatureAlgorithm("HS256")),
                broken(
                        "token.id-token-signature-algorithm",
                        "none",
                        client -> client.getToken().setIdTokenSignatureAlgorithm("none")),
                lifetime(ACCESS, Duration.ZERO),
                lifetime(ACCESS, Duration.ofSeconds(-60)),
                lifetime(ACCESS, Duration.ofMillis(999)),
                lifetime(ACCESS, Duration.ofHours(24).plusSeconds(1)),
                lifetime(REFRESH, Duration.ZERO),
                lifetime(REFRESH, Duration.ofDays(3651)),
                lifetime(CODE, Duration.ZERO),
                lifetime(CODE, Duration.ofMinutes(10).plusSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "callback",
                "/callback",
                "//shop.example/callback",
                "https://shop.example/callback#fragment",
                "https://shop.example/callback#",
                "https://user@shop.example/callback",
                "https://shop.example@evil.example/callback",
                "https:///callback",
                "https:callback",
                "http://shop.example/callback",
                "http://localhost.shop.example/callback",
                "http://127.0.0.2/callback",
                "HTTP://shop.example/callback",
                "https://shop example/callback",
                "https://*.shop.example/callback",
                "javascript:alert(1)",
                "data:text/html,hello",
                "file:///etc/passwd",
                "myapp:/callback",
            })
    void addressThatLeadsAstrayStopsTheStart(String uri) {
        Client redirects = aClient();
        redirects.getRegistration().setRedirectUris(Set.of("https://shop.example/callback", uri));
        Client logouts = aClient();
        logouts.getRegistration().setPostLogoutRedirectUris(Set.of(uri));

        assertNames(redirects, REDIRECTS, uri);
        assertNames(logouts, LOGOUTS, uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "https://shop.example:8443/callback?tenant=1",
                "http://localhost:9002/callback",
                "http://127.0.0.1/callback",
                "http://[::1]:51004/callback",
                "com.example.shop:/callback",
            })
    void addressOfTheClientAloneIsTaken(String uri) {
        Client client = aClient();
        client.getRegistration().setRedirectUris(Set.of(uri));
        client.getRegistration().setPostLogoutRedirectUris(Set.of(uri));

        assertThatCode(() -> ClientRules.check("shop", client, ClientProperties.Settings.NONE))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsJustAllowedIsTaken() {
        Client client = aClient();
        client.getRegistration().setClientId("s".repeat(200));
        client.getRegistration()
                .setClientSecret(
                        "{argon2id}$argon2id$v=19$m=7168,t=5,p=1$c29tZXNhbHRzb21lc2FsdA$YW5kLXRoaXMtaXMtdGhlLWhhc2gtb2YtaXQtYWxs");
        client.getToken().setAccessTokenTimeToLive(Duration.ofHours(24));
        client.getToken().setRefreshTokenTimeToLive(Duration.ofDays(3650));
        client.getToken().setAuthorizationCodeTimeToLive(Duration.ofMinutes(10));
        client.getToken().setIdTokenSignatureAlgorithm("ES256");

        assertThatCode(() -> ClientRules.check("shop", client, ClientProperties.Settings.NONE))
                .doesNotThrowAnyException();
    }

    @Test
    void clientThatProvesItselfMayBeLetOffPkce() {
        Client client = aClient();
        client.setRequireProofKey(false);

        assertThatCode(() -> ClientRules.check("shop", client, ClientProperties.Settings.NONE))
                .doesNotThrowAnyException();
    }

    @Test
    void publicClientWithoutASecretIsTaken() {
        Client client = aClient();
        client.getRegistration().setClientSecret(null);
        client.getRegistration().setClientAuthenticationMethods(Set.of("none"));

        assertThatCode(() -> ClientRules.check("shop", client, ClientProperties.Settings.NONE))
                .doesNotThrowAnyException();
    }

    private static void assertNames(Client client, String property, String value) {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> ClientRules.check("shop", client, ClientProperties.Settings.NONE))
                .satisfies(refusal -> {
                    assertThat(refusal.property()).endsWith(".shop." + property);
                    if (value.length() > "/callback".length()) {
                        assertThat(refusal.getMessage()).doesNotContain(value);
                    }
                });
    }

    private static Arguments id(String value) {
        return broken(
                IDS,
                value.isEmpty() ? null : value,
                client -> client.getRegistration().setClientId(value));
    }

    private static Arguments scope(String value) {
        return broken(
                SCOPES,
                value.isEmpty() ? null : value,
                client -> client.getRegistration().setScopes(Set.of("openid", value)));
    }

    private static Arguments method(String value) {
        return broken(
                METHODS,
                value,
                client ->
                        client.getRegistration().setClientAuthenticationMethods(Set.of("client_secret_basic", value)));
    }

    private static Arguments grant(String value) {
        return broken(
                GRANTS,
                value,
                client -> client.getRegistration().setAuthorizationGrantTypes(Set.of("authorization_code", value)));
    }

    private static Arguments secret(String value) {
        return broken(SECRET, value, client -> client.getRegistration().setClientSecret(value));
    }

    private static Arguments lifetime(String property, Duration value) {
        return broken(property, value.isZero() ? null : value.toString(), client -> {
            switch (property) {
                case ACCESS -> client.getToken().setAccessTokenTimeToLive(value);
                case REFRESH -> client.getToken().setRefreshTokenTimeToLive(value);
                default -> client.getToken().setAuthorizationCodeTimeToLive(value);
            }
        });
    }

    private static Arguments broken(String property, @Nullable String value, Consumer<Client> mistake) {
        return Arguments.of(property, value, mistake);
    }

    private static Client aClient() {
        Client client = new Client();
        client.getRegistration().setClientId("shop");
        client.getRegistration().setClientSecret("the-secret-itself");
        client.getRegistration().setClientAuthenticationMethods(Set.of("client_secret_basic"));
        client.getRegistration().setAuthorizationGrantTypes(Set.of("authorization_code", "refresh_token"));
        client.getRegistration().setRedirectUris(Set.of("https://shop.example/callback"));
        client.getRegistration().setScopes(Set.of("openid"));
        client.setRequireProofKey(true);
        return client;
    }
}
