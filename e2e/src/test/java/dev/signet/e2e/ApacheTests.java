package dev.signet.e2e;

import static dev.signet.e2e.Chromium.View.WIDE_LIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Apache's mod_auth_openidc as Debian has it: the code flow with PKCE, user info, refresh, and both ways of signing out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(
        value = "dev.signet.e2e.Apache#isThere",
        disabledReason =
                "there is no Apache with mod_auth_openidc: Debian's package libapache2-mod-auth-openidc brings it")
class ApacheTests {

    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\": ?\"([^\"]+)\"");

    private final OthersServer server;
    private final Apache apache;
    private final Chromium chromium;

    ApacheTests() {
        server = OthersServer.start();
        try {
            apache = Apache.start(server);
        } catch (IllegalStateException e) {
            server.close();
            throw e;
        }
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        apache.close();
        server.close();
    }

    @Test
    void tellsTheApplicationWhoSomebodyIs() {
        try (Visitor alice = signedIn()) {
            assertThat(alice.read("who")).isEqualTo("alice");
            assertThat(alice.read("mail")).as("which UserInfo alone says").isEqualTo("alice@example.com");
        }
    }

    @Test
    void refreshesItsToken() {
        try (Visitor alice = signedIn()) {
            String before = accessToken(alice);

            alice.open(address("/oidc?refresh=" + encoded(address("/")) + "&access_token=" + encoded(before)));

            assertThat(alice.page().url()).as("without an error").isEqualTo(address("/"));
            assertThat(accessToken(alice)).isNotEqualTo(before);
        }
    }

    @Test
    void signsOutHereToo() {
        try (Visitor alice = signedIn()) {
            alice.open(address("/oidc?logout=" + encoded(address("/bye"))));

            assertThat(alice.page().url()).isEqualTo(address("/bye"));
            assertThat(alice.read("who")).isEqualTo("nobody");
            alice.open(address("/"));
            assertThat(alice.sees("password")).as("a password is asked again").isTrue();
        }
    }

    @Test
    void isToldWhenSomebodySignsOutHere() {
        try (Visitor alice = signedIn()) {
            assertThat(isServed(alice)).isTrue();

            alice.open(server.issuer() + "/signed-out");
            alice.press("sign-out");

            await().until(() -> !isServed(alice));
        }
    }

    private Visitor signedIn() {
        Visitor alice = chromium.visitor(WIDE_LIGHT);
        alice.open(address("/"));
        assertThat(alice.page().url()).startsWith(server.issuer() + "/login");
        alice.signIn("alice", "wonderland");
        assertThat(alice.page().url()).isEqualTo(address("/"));
        return alice;
    }

    /** Whether Apache lets the browser through without asking here. */
    private boolean isServed(Visitor visitor) {
        return visitor.page()
                        .context()
                        .request()
                        .get(address("/"), RequestOptions.create().setMaxRedirects(0))
                        .status()
                == 200;
    }

    private String accessToken(Visitor visitor) {
        Matcher token = ACCESS_TOKEN.matcher(visitor.page()
                .context()
                .request()
                .get(address("/oidc?info=json"))
                .text());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private String address(String path) {
        return apache.address() + path;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
