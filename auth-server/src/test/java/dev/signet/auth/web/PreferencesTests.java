package dev.signet.auth.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The theme and language form: two cookies, and the way back to nowhere but here. */
@PagesTest
class PreferencesTests {

    private final Visitor visitor;

    PreferencesTests(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void withoutATokenAgainstForgeryNothingIsKept() {
        Visitor.Seen seen = visitor.post("theme=dark&language=de&back=/");

        assertThat(seen.status()).isEqualTo(403);
        assertThat(seen.header("Set-Cookie")).doesNotContain("signet_");
    }

    @ParameterizedTest
    @CsvSource({"sepia, en", "dark, fr", "DARK, en", "'', en", "dark, ''", "dark, de-AT"})
    void anUnknownChoiceIsRefusedWholly(String theme, String language) {
        Visitor.Seen seen = visitor.prefer(Map.of("theme", theme, "language", language));

        assertThat(seen.status()).isEqualTo(400);
        assertThat(seen.header("Set-Cookie")).doesNotContain("signet_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "data:text/html,x",
                "evil.example",
                "",
                " /login",
                "/login ",
                "/\t/evil.example",
                "/\n/evil.example",
                "/login\r\nSet-Cookie: a=b",
                "/\u0000",
                "/a\\..\\b",
                "/übel"
            })
    void aWayBackThatCouldLeadElsewhereLeadsHome(String back) {
        Visitor.Seen seen = visitor.prefer(Map.of("theme", "dark", "back", back));

        assertThat(seen.status()).isEqualTo(303);
        assertThat(seen.header("Location")).isEqualTo("/");
    }

    @Test
    void aWayBackOfEndlessLengthLeadsHome() {
        Visitor.Seen seen = visitor.prefer(Map.of("back", "/" + "a".repeat(4000)));

        assertThat(seen.header("Location")).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/login", "/consent?client_id=orchard&state=a%2Bb%3D", "/.well-known/x?y=https://z.example/"
            })
    void aPathOnThisServerIsTheWayBack(String back) {
        Visitor.Seen seen = visitor.prefer(Map.of("language", "de", "back", back));

        assertThat(seen.status()).isEqualTo(303);
        assertThat(seen.header("Location")).isEqualTo(back);
    }

    @Test
    void theChoiceIsKeptForAYearInCookiesThatScriptMayRead() {
        Visitor.Seen seen = visitor.prefer(Map.of("theme", "light", "language", "de"));

        assertThat(seen.response().headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("signet_"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .containsPattern("^signet_(theme=light|lang=de); ")
                        .contains("Path=/", "Max-Age=31536000", "SameSite=Lax")
                        .doesNotContainIgnoringCase("HttpOnly")
                        .doesNotContainIgnoringCase("Secure")
                        .doesNotContainIgnoringCase("Domain"));
    }

    @Test
    void theScriptKeepsTheThemeAsTheServerDoes() {
        String script = visitor.open("/assets/js/preferences.js").body();

        assertThat(script)
                .contains("`" + PreferenceCookies.THEME + "=${")
                .contains("Path=/; Max-Age=31536000; SameSite=Lax");
        for (Theme theme : Theme.values()) {
            assertThat(script).contains(theme.token());
        }
    }

    @Test
    void overTlsTheCookiesAreSecure() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSecure(true);
        MockHttpServletResponse response = new MockHttpServletResponse();

        PreferenceCookies.write(request, response, PreferenceCookies.THEME, "dark");

        assertThat(response.getHeader("Set-Cookie")).contains("Secure");
    }

    @Test
    void theFormLeadsBackToThePageItStandsOn() {
        assertThat(back("/samples/login?tail=%20a")).isEqualTo("/samples/login?tail=%20a");
    }

    @Test
    void onAnErrorPageTheFormLeadsBackToWhatFailed() {
        assertThat(back("/no/such?page=1")).isEqualTo("/no/such?page=1");
        assertThat(back(SamplePages.HANDLED)).isEqualTo(SamplePages.HANDLED);
        assertThat(back(SampleServer.FORWARDED + "?x=1")).isEqualTo(SampleServer.FORWARDED + "?x=1");
    }

    private String back(String path) {
        return visitor.open(path).page().select("#preferences [name=back]").val();
    }
}
