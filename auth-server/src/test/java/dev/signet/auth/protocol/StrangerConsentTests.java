package dev.signet.auth.protocol;

import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.Registrar;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people are told of clients that nobody configured, and how often: OpenID Connect Registration 1.0 §2, §9.1. */
@Tag("database")
class StrangerConsentTests {

    private static final RunningServer SERVER = RunningServer.startWith(
            Map.of("signet.registration.policy", "open", "signet.registration.requests", 10_000));

    private final OAuth oauth = SERVER.oauth();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Nested
    @DisplayName("Registration §9.1: the page says that nobody has checked it")
    class ThePage {

        @Test
        void andLinksToWhatItSaysOfItself() {
            TestClient client = Registrar.at(oauth)
                    .with("client_uri", "https://garden.example/")
                    .with("policy_uri", "https://garden.example/policy")
                    .with("tos_uri", "https://terms.example:8443/tos")
                    .with("logo_uri", "https://garden.example/logo.png")
                    .register()
                    .client();

            Page page = oauth.authorize(client).as("alice").answer().page();

            assertThat(page.has("stranger")).isTrue();
            assertThat(page.text("stranger-name")).isEqualTo("Garden");
            assertThat(page.link("stranger-policy_uri")).isEqualTo(URI.create("https://garden.example/policy"));
            assertThat(page.link("stranger-tos_uri")).isEqualTo(URI.create("https://terms.example:8443/tos"));
            assertThat(page.text("stranger-tos_uri")).isEqualTo("terms.example:8443");
            assertThat(page.link("stranger-logo_uri")).isEqualTo(URI.create("https://garden.example/logo.png"));
            assertThat(page.attribute("stranger-tos_uri", "rel")).contains("noopener", "noreferrer");
        }

        @Test
        void butNotOfAConfiguredOne() {
            Browser browser = oauth.browser().login(TestUser.bob());

            Page page = oauth.authorize(orchard())
                    .with("prompt", "consent")
                    .in(browser)
                    .silently()
                    .answer()
                    .page();

            assertThat(page.has("consent-allow")).isTrue();
            assertThat(page.has("stranger")).isFalse();
        }
    }

    @Nested
    @DisplayName("RFC 6749 §10.2: who is asked how often")
    class HowOften {

        @Test
        void aboutAClientWithASecretOnce() {
            TestClient client = Registrar.at(oauth).register().client();
            Browser browser = oauth.browser().login(TestUser.alice());

            Arrival first = oauth.authorize(client).in(browser).silently();
            assertThat(first.asksForConsent()).isTrue();
            first.consent();

            assertThat(oauth.authorize(client).in(browser).silently().response().code())
                    .isNotEmpty();
        }

        @Test
        void aboutAPublicOneEachTime() {
            TestClient client = Registrar.at(oauth)
                    .with("token_endpoint_auth_method", "none")
                    .register()
                    .client();
            Browser browser = oauth.browser().login(TestUser.alice());
            oauth.authorize(client).in(browser).silently().consent().exchange();

            assertThat(oauth.authorize(client).in(browser).silently().asksForConsent())
                    .isTrue();
            assertThat(oauth.authorize(client)
                            .with("prompt", "none")
                            .in(browser)
                            .silently()
                            .response()
                            .error())
                    .contains("consent_required");
        }

        @Test
        void alsoWhereItOnlyWantsToKnowWhoSomebodyIs() {
            TestClient client = Registrar.at(oauth).register().client();
            Browser browser = oauth.browser().login(TestUser.alice());

            Arrival asked = oauth.authorize(client).scope("openid").in(browser).silently();

            assertThat(asked.asksForConsent()).isTrue();
            assertThat(asked.consent().response().code()).isNotEmpty();
            assertThat(oauth.authorize(client)
                            .scope("openid")
                            .in(browser)
                            .silently()
                            .response()
                            .code())
                    .isNotEmpty();
        }
    }
}
