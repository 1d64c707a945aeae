package dev.signet.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.signet.auth.BadConfiguration;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LogoutUrisTests {

    private static final String SETTINGS = "signet.client.settings.shop";
    private static final Set<String> REDIRECTS = Set.of("https://shop.example/callback", "com.example.shop:/callback");

    @Nested
    @DisplayName("What stops the start")
    class Refused {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/only/a/path",
                    "shop.example/logout",
                    "https:///logout",
                    "https://shop.example/logout#now",
                    "https://me:secret@shop.example/logout",
                    "ftp://shop.example/logout",
                    "javascript:alert(1)",
                    "http://shop.example/logout",
                    "http://192.168.0.1/logout",
                    "http://localhost.example/logout"
                })
        void addressThatIsNotOfTheWebOrNotProtected(String address) {
            URI uri = URI.create(address);

            refuse(new LogoutUris(uri, false, null, false), "backchannel-logout-uri", address);
            refuse(new LogoutUris(null, false, uri, false), "frontchannel-logout-uri", address);
        }

        @Test
        void addressThatNoColumnHolds() {
            URI endless = URI.create("https://shop.example/" + "x".repeat(2_000));

            refuse(new LogoutUris(endless, false, null, false), "backchannel-logout-uri", endless.toString());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://other.example/logout",
                    "https://sub.shop.example/logout",
                    "https://shop.example:8443/logout",
                    "http://localhost/logout"
                })
        void frameOfAnotherOriginThanTheRedirectUris(String address) {
            refuse(new LogoutUris(null, false, URI.create(address), false), "frontchannel-logout-uri", address);
        }

        @Test
        void sessionRequiredWhereNothingIsSent() {
            refuse(new LogoutUris(null, true, null, false), "backchannel-logout-session-required", null);
            refuse(new LogoutUris(null, false, null, true), "frontchannel-logout-session-required", null);
        }

        private static void refuse(LogoutUris uris, String property, @Nullable String value) {
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> uris.check(SETTINGS, REDIRECTS))
                    .satisfies(refusal -> {
                        assertThat(refusal.property()).isEqualTo(SETTINGS + "." + property);
                        assertThat(refusal.remedy()).matches("[A-Z].*\\.");
                        if (value != null) {
                            assertThat(refusal.getMessage()).doesNotContain(value);
                        }
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/logout",
                "https://SHOP.example:443/logout?tenant=1",
                "https://elsewhere.example/logout",
                "http://localhost:9002/logout",
                "http://[::1]:9002/logout"
            })
    void webAddressIsTakenForTheBackChannel(String address) {
        assertThatNoException()
                .isThrownBy(() -> new LogoutUris(URI.create(address), true, null, false).check(SETTINGS, REDIRECTS));
    }

    @Test
    void frameOfTheSameOriginIsTaken() {
        LogoutUris uris = new LogoutUris(null, false, URI.create("https://SHOP.example:443/logout?a=b"), true);

        assertThatNoException().isThrownBy(() -> uris.check(SETTINGS, REDIRECTS));
    }

    /** The four settings have no name between them and the others, as the standards' metadata has none. */
    @Test
    void settingsStandAmongTheOthersOfTheClient() {
        LogoutUris bound = bind(Map.of(
                SETTINGS + ".may-revoke", "any",
                SETTINGS + ".backchannel-logout-uri", "https://shop.example/back",
                SETTINGS + ".backchannel-logout-session-required", "true",
                SETTINGS + ".frontchannel-logout-uri", "https://shop.example/front"));

        assertThat(bound)
                .isEqualTo(new LogoutUris(
                        URI.create("https://shop.example/back"),
                        true,
                        URI.create("https://shop.example/front"),
                        false));
    }

    @Test
    void withoutSettingsNothingIsSent() {
        assertThat(bind(Map.of(SETTINGS + ".may-revoke", "any"))).isEqualTo(LogoutUris.NONE);
    }

    private static LogoutUris bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("signet.client", ClientProperties.class)
                .get()
                .of("shop")
                .logout();
    }
}
