package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.demo.testing.Browser;
import dev.signet.demo.testing.Browser.Page;
import dev.signet.demo.testing.DemoApp;
import dev.signet.demo.testing.SignetStub;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The app at a provider that has less than Signet: what is missing is said, and the rest works. */
class OtherProviderTests {

    private static SignetStub provider;
    private static DemoApp app;

    private final Browser browser = app.browser();

    @BeforeAll
    static void start() throws IOException {
        provider = new SignetStub(0)
                .without(
                        "end_session_endpoint",
                        "authorization_response_iss_parameter_supported",
                        "id_token_signing_alg_values_supported");
        app = DemoApp.start(provider.issuer());
    }

    @AfterAll
    static void stop() {
        app.close();
        provider.close();
    }

    @Test
    void signsPeopleInWithoutAnIssuerInTheAnswer() {
        provider.reset().responseIssuer = "";

        browser.signIn();

        assertThat(browser.get("/").hook("who")).isEqualTo("alice");
    }

    @Test
    void whoSignsOutIsToldThatTheProviderStillKnowsThem() {
        provider.reset();
        browser.signIn();

        Page page = browser.post("/logout", Map.of());

        assertThat(page.notice()).isEqualTo("SIGNED_OUT_ONLY_HERE");
        assertThat(page.has("sign-in")).isTrue();
    }

    @Test
    void experimentThatItHasNoEndpointForSaysSo() {
        provider.reset();
        browser.signIn();

        Page page = browser.post("/experiments/introspect", Map.of());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).contains("data-testid=\"missing\"", "introspection_endpoint");
        assertThat(page.has("report")).isFalse();
    }
}
