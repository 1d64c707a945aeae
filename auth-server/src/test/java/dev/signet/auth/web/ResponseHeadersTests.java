package dev.signet.auth.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer tells the browser to refuse and to forget. */
@PagesTest
class ResponseHeadersTests {

    private static final Pattern ADDRESS_IN_CSS = Pattern.compile("url\\(\\s*['\"]?([^'\")]+)");

    private final Visitor visitor;

    ResponseHeadersTests(Visitor visitor) {
        this.visitor = visitor;
    }

    static Stream<String> everyKindOfAnswer() {
        return Stream.of(
                "/samples/login",
                "/samples/consent",
                "/no-such-page",
                SamplePages.FAILING,
                SamplePages.HANDLED,
                SampleServer.FORWARDED);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void nothingRunsThatIsNoFileOfOurs(String path) {
        String policy = visitor.open(path).header("Content-Security-Policy");

        assertThat(List.of(policy.split(";\\s*")))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe", "*", "http:", "https:", "data:");
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void noFrameNoGuessingNoReferrerNoCopy(String path) {
        Visitor.Seen seen = visitor.open(path);

        assertThat(seen.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(seen.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(seen.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(seen.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(seen.header("Permissions-Policy")).contains("camera=()", "geolocation=()");
        assertThat(seen.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/samples/login", "/no-such-page", SamplePages.HANDLED, SampleServer.FORWARDED})
    void filesAreNamedByTheirContentAndKept(String path) {
        var page = visitor.open(path).page();

        List<String> addresses = new ArrayList<>(page.select("link").eachAttr("href"));
        addresses.addAll(page.select("[src]").eachAttr("src"));
        assertThat(addresses).hasSize(5).allSatisfy(address -> {
            assertThat(address).matches("/.+-[0-9a-f]{32}\\.(css|js|svg)");
            assertKept(address);
        });
    }

    @Test
    void whatTheStyleSheetNamesIsOursAndKept() {
        String address = visitor.open("/samples/login")
                .page()
                .select("link[rel=stylesheet]")
                .attr("href");
        String css = visitor.open(address).body();

        assertThat(css).doesNotContain("@import");
        Matcher addresses = ADDRESS_IN_CSS.matcher(css);
        while (addresses.find()) {
            assertThat(addresses.group(1)).matches("/assets/img/[a-z]+-[0-9a-f]{32}\\.svg");
            assertKept(addresses.group(1));
        }
    }

    private void assertKept(String address) {
        Visitor.Seen file = visitor.open(address);

        assertThat(file.status()).as(address).isEqualTo(200);
        assertThat(file.header("Cache-Control"))
                .as(address)
                .contains("max-age=31536000")
                .doesNotContain("no-store");
        assertThat(file.header("X-Content-Type-Options")).as(address).isEqualTo("nosniff");
    }
}
