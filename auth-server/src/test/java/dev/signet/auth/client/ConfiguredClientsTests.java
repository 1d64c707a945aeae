package dev.signet.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.credential.ClientSecrets;
import dev.signet.auth.client.credential.ConfiguredSecret;
import dev.signet.auth.client.credential.KeptSecret;
import dev.signet.auth.client.credential.Proof;
import dev.signet.auth.client.profile.ProfileProperties;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.secret.Argon2id;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.Secrets;
import dev.signet.auth.testing.SignetTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerProperties;

/** Each call of {@code start} is another start of a server with this configuration, on the same database. */
@SignetTest
class ConfiguredClientsTests {

    private static final LogoutUris LOGOUT = new LogoutUris(
            URI.create("https://shop.example/logout?by=server"),
            true,
            URI.create("https://other.example/logout?by=browser"),
            true);

    private final ClientRepository rows;
    private final ClientSecrets secrets;
    private final Revocation revocation;
    private final MutableClock clock;
    private final ClientId id = new ClientId("shop-" + UUID.randomUUID());

    ConfiguredClientsTests(ClientRepository rows, ClientSecrets secrets, Revocation revocation, MutableClock clock) {
        this.clock = clock;
        this.rows = rows;
        this.secrets = secrets;
        this.revocation = revocation;
    }

    @Nested
    @DisplayName("What stops the start")
    class Refused {

        @Test
        void settingsForAClientThatIsNotConfigured() {
            ClientProperties settings = new ClientProperties(Map.of("shpo", ClientProperties.Settings.NONE));

            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> start(configured("secret"), settings))
                    .satisfies(refusal -> assertThat(refusal.property()).isEqualTo("signet.client.settings.shpo"));
            assertThat(rows.find(id)).as("nothing is written").isEmpty();
        }

        @Test
        void requestsThatMustBeSignedByWhoHasNoKeys() {
            ClientProperties signing = settings(OwnSettings.signing());

            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> start(configured("secret"), signing))
                    .satisfies(refusal -> assertThat(refusal.property()).endsWith(".shop.jwk-set-uri"));
        }

        @Test
        void previousSecretThatIsTheCurrentOne() {
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> start(configured("secret"), previous("secret", clock.instant())))
                    .satisfies(refusal ->
                            assertThat(refusal.property()).isEqualTo("signet.client.settings.shop.previous-secret"));
        }

        @Test
        void previousSecretOfAPublicClient() {
            OAuth2AuthorizationServerProperties open = configured("secret");
            open.getClient().get("shop").getRegistration().setClientSecret(null);
            open.getClient().get("shop").getRegistration().setClientAuthenticationMethods(Set.of("none"));

            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> start(open, previous("secret", clock.instant())))
                    .satisfies(refusal ->
                            assertThat(refusal.property()).isEqualTo("signet.client.settings.shop.previous-secret"));
        }

        @Test
        void previousSecretThatNeverExpiresOrIsNone() {
            ClientProperties.Settings never = OwnSettings.previously(new ConfiguredSecret("secret"), null);
            ClientProperties.Settings none = OwnSettings.previously(null, clock.instant());

            for (ClientProperties.Settings mistake : List.of(never, none)) {
                assertThatExceptionOfType(BadConfiguration.class)
                        .isThrownBy(() -> settings(mistake))
                        .satisfies(refusal -> assertThat(refusal.property())
                                .isEqualTo("signet.client.settings.shop.previous-secret-expires-at"));
            }
        }

        @Test
        void previousSecretThatWasCutOff() {
            String cut = Secrets.generated("shop").substring(0, 40);

            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> previous(cut, clock.instant()))
                    .satisfies(refusal -> {
                        assertThat(refusal.property()).isEqualTo("signet.client.settings.shop.previous-secret");
                        assertThat(refusal.getMessage()).doesNotContain(cut);
                    });
        }

        @Test
        void twoClientsWithOneId() {
            OAuth2AuthorizationServerProperties twice = configured("secret");
            twice.getClient().put("tavern", configured("secret").getClient().get("shop"));

            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> start(twice))
                    .satisfies(refusal -> {
                        assertThat(refusal.property()).endsWith(".registration.client-id");
                        assertThat(refusal.getMessage()).doesNotContain(id.value());
                    });
        }

        @Test
        void brokenRule() {
            OAuth2AuthorizationServerProperties broken = configured("secret");
            broken.getClient().get("shop").getRegistration().setRedirectUris(Set.of());

            assertThatExceptionOfType(BadConfiguration.class).isThrownBy(() -> start(broken));
            assertThat(rows.find(id)).isEmpty();
        }
    }

    @Test
    void secretIsKeptAsItsHashAlone() {
        start(configured("{noop}the-secret-itself"));

        assertThat(hash()).startsWith("$argon2id$").doesNotContain("the-secret-itself");
        assertThat(proves("the-secret-itself")).isTrue();
        assertThat(proves("{noop}the-secret-itself")).isFalse();
    }

    @Test
    void anotherStartKeepsTheHash() {
        start(configured("{noop}secret"));
        String before = hash();

        start(configured("secret"));

        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void changedSecretReplacesTheHash() {
        start(configured("before"));

        start(configured("after"));

        assertThat(proves("before")).isFalse();
        assertThat(proves("after")).isTrue();
    }

    @Test
    void generatedSecretIsKeptAsItsDigest() {
        String secret = Secrets.generated("shop");

        start(configured(secret));

        assertThat(hash()).isEqualTo(Secrets.kept(secret)).doesNotContain(secret);
        assertThat(proves(secret)).isTrue();
        assertThat(proves(Secrets.generated("tavern"))).isFalse();
    }

    @Test
    void digestThatWasConfiguredIsTakenAsItIs() {
        start(configured(Secrets.kept(Secrets.generated("shop"))));

        assertThat(proves(Secrets.generated("shop"))).isTrue();
    }

    @Test
    void hashThatWasConfiguredIsTakenAsItIs() {
        String hash = Argon2id.hash("secret");

        start(configured("{argon2id}" + hash));

        assertThat(hash()).isEqualTo(hash);
    }

    @Test
    void previousSecretWorksBesideTheNewOneUntilItExpires() {
        start(configured("before"));
        KeptSecret before = kept().get(0);
        Instant expiry = clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

        start(configured("after"), previous("before", expiry));

        assertThat(proves("after")).isTrue();
        assertThat(proves("before")).isTrue();
        assertThat(kept().get(1))
                .as("nothing new is kept of it, but when it ends")
                .isEqualTo(new KeptSecret(before.hash(), before.createdAt(), expiry));
        clock.advance(Duration.ofDays(1));
        assertThat(proves("before")).isFalse();
        assertThat(proves("after")).isTrue();
    }

    @Test
    void thirdSecretPushesTheFirstOut() {
        Instant expiry = clock.instant().plus(Duration.ofDays(1));
        start(configured("first"));
        start(configured("second"), previous("first", expiry));

        start(configured("third"), previous("second", expiry));

        assertThat(proves("first")).isFalse();
        assertThat(proves("second")).isTrue();
        assertThat(proves("third")).isTrue();
        assertThat(kept()).hasSize(2);
    }

    @Test
    void previousSecretThatIsTakenOutEndsAtOnce() {
        start(configured("after"), previous("before", clock.instant().plus(Duration.ofDays(1))));

        start(configured("after"));

        assertThat(proves("before")).isFalse();
        assertThat(proves("after")).isTrue();
    }

    @Test
    void nodesThatStartAtOnceKeepOneSetOfSecrets() {
        ClientProperties both = previous("before", clock.instant().plus(Duration.ofDays(1)));

        Race.run(() -> {
            start(configured(Secrets.generated("shop")), both);
            return id;
        });

        assertThat(kept()).hasSize(2);
        assertThat(proves(Secrets.generated("shop"))).isTrue();
        assertThat(proves("before")).isTrue();
    }

    @Test
    void changedConfigurationIsThatOfTheNextStart() {
        start(configured("secret"));
        OAuth2AuthorizationServerProperties changed = configured("secret");
        changed.getClient().get("shop").getRegistration().setRedirectUris(Set.of("https://other.example/"));
        changed.getClient().get("shop").setRequireAuthorizationConsent(true);
        ClientProperties settings = settings(OwnSettings.of(Set.of("https://api.example"), Reach.ANY, LOGOUT));

        start(changed, settings);

        assertThat(rows.find(id)).hasValueSatisfying(client -> {
            assertThat(client.registration().getRedirectUris()).containsExactly("https://other.example/");
            assertThat(client.registration().getClientSettings().isRequireAuthorizationConsent())
                    .isTrue();
            assertThat(client.audiences()).containsExactly("https://api.example");
            assertThat(client.mayIntrospect()).isEqualTo(Reach.ANY);
            assertThat(client.mayRevoke()).isEqualTo(Reach.OWN);
            assertThat(client.logout()).isEqualTo(LOGOUT);
        });
    }

    @Test
    void idTokensAreSignedWithWhatTheRegistrationSays() {
        OAuth2AuthorizationServerProperties configured = configured("secret");
        configured.getClient().get("shop").getToken().setIdTokenSignatureAlgorithm("PS256");

        start(configured);

        assertThat(rows.find(id).orElseThrow().algorithms())
                .isEqualTo(new TokenAlgorithms(SigningAlgorithm.PS256, null));
    }

    @Test
    void signetsOwnSettingSaysWhatTheRegistrationCannotSay() {
        ClientProperties settings = settings(OwnSettings.signedWith(SigningAlgorithm.EDDSA, SigningAlgorithm.PS256));

        start(configured("secret"), settings);

        assertThat(rows.find(id).orElseThrow().algorithms())
                .isEqualTo(new TokenAlgorithms(SigningAlgorithm.EDDSA, SigningAlgorithm.PS256));
        assertThat(rows.algorithms()).contains(SigningAlgorithm.EDDSA, SigningAlgorithm.PS256);
    }

    @Test
    void clientThatIsLetOffPkceIsSoInItsRow() {
        OAuth2AuthorizationServerProperties configured = configured("secret");
        configured.getClient().get("shop").setRequireProofKey(false);

        start(configured);

        assertThat(rows.find(id)
                        .orElseThrow()
                        .registration()
                        .getClientSettings()
                        .isRequireProofKey())
                .isFalse();
    }

    @Test
    void clientThatWasDisabledStaysDisabled() {
        start(configured("secret"));
        revocation.disableClient(id);

        start(configured("secret"));

        assertThat(rows.find(id).orElseThrow().enabled()).isFalse();
    }

    @Test
    void clientThatIsTakenOutStaysRegistered() {
        start(configured("secret"));

        start(new OAuth2AuthorizationServerProperties());

        assertThat(rows.find(id)).isPresent();
    }

    @Test
    void clientMayReachItsOwnTokensAloneUnlessItIsSaid() {
        start(configured("secret"));

        assertThat(rows.find(id)).hasValueSatisfying(client -> {
            assertThat(client.mayIntrospect()).isEqualTo(Reach.OWN);
            assertThat(client.mayRevoke()).isEqualTo(Reach.OWN);
            assertThat(client.registration().getClientSettings().isRequireProofKey())
                    .isTrue();
            assertThat(client.registration().getTokenSettings().isReuseRefreshTokens())
                    .isFalse();
        });
    }

    private void start(OAuth2AuthorizationServerProperties configuration) {
        start(configuration, new ClientProperties(Map.of()));
    }

    private void start(OAuth2AuthorizationServerProperties configuration, ClientProperties settings) {
        ConfiguredClients clients = new ConfiguredClients(
                configuration, settings, ProfileProperties.NONE, new Clients(rows, ProfileProperties.NONE), secrets);
        clients.afterPropertiesSet();
        clients.afterSingletonsInstantiated();
    }

    private String hash() {
        return kept().get(0).hash();
    }

    private List<KeptSecret> kept() {
        return rows.find(id).orElseThrow().secrets();
    }

    private boolean proves(String secret) {
        return secrets.prove(kept(), secret, "192.0.2.1") == Proof.RIGHT;
    }

    private static ClientProperties previous(String secret, Instant expiresAt) {
        return settings(OwnSettings.previously(new ConfiguredSecret(secret), expiresAt));
    }

    private static ClientProperties settings(ClientProperties.Settings own) {
        return new ClientProperties(Map.of("shop", own));
    }

    private OAuth2AuthorizationServerProperties configured(String secret) {
        OAuth2AuthorizationServerProperties.Client client = new OAuth2AuthorizationServerProperties.Client();
        client.getRegistration().setClientId(id.value());
        client.getRegistration().setClientSecret(secret);
        client.getRegistration().setClientAuthenticationMethods(Set.of("client_secret_basic"));
        client.getRegistration().setAuthorizationGrantTypes(Set.of("authorization_code"));
        client.getRegistration().setRedirectUris(Set.of("https://shop.example/callback"));
        client.getRegistration().setScopes(Set.of("openid"));
        client.setRequireProofKey(true);
        OAuth2AuthorizationServerProperties configuration = new OAuth2AuthorizationServerProperties();
        configuration.getClient().put("shop", client);
        return configuration;
    }
}
