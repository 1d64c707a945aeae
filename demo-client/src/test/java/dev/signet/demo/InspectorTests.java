package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.demo.testing.Browser;
import dev.signet.demo.testing.Browser.Page;
import dev.signet.demo.testing.DemoApp;
import dev.signet.demo.testing.DemoFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The conversation on every page: what is in it, who may see it, and what of it. */
class InspectorTests extends DemoFixture {

    private static final Pattern ARROW = Pattern.compile("data-number=\"(\\d+)\"[^>]*data-kind=\"([a-z_]+)\"");
    private static final Pattern UNEXPLAINED = Pattern.compile(
            "<dt><code>([^<]+)</code> <small>[^<]+</small></dt>\\s*<dd>\\s*<span class=\"value mono\">.*?</span>\\s*"
                    + "(?:<small class=\"print\">[^<]*</small>\\s*)?</dd>");

    @Nested
    class Covered {

        @Test
        void tokensCodesAndCookiesOnThePageOfTheWholeConversation() {
            browser.signIn();
            int before = signet.secrets.size();
            browser.post("/refresh", Map.of());

            Page page = browser.get("/inspector");

            assertThat(signet.secrets.subList(before, signet.secrets.size()))
                    .allSatisfy(secret -> assertThat(page.html()).doesNotContain(secret));
            assertThat(page.html()).doesNotContain(browser.cookies().get("ORCHARD_SESSION"));
            assertThat(page.html()).contains("hidden").contains("fingerprint");
        }

        @Test
        void exchangeThatIsAskedForWithoutTheFormsToken() {
            browser.signIn();

            Page page = browser.postWithoutToken("/inspector/uncover?number=" + number("code_exchange"));

            assertThat(page.notice()).isEqualTo("SESSION_OVER");
            assertThat(page.has("uncovered")).isFalse();
        }

        @Test
        void exchangeThatIsAskedForByAnAddress() {
            browser.signIn();

            Page page = browser.get("/inspector/uncover?number=" + number("code_exchange"));

            assertThat(page.address().getPath()).isEqualTo("/inspector");
            assertThat(page.has("uncovered")).isFalse();
        }

        @Test
        void exchangeOfAnotherSession() {
            browser.signIn();
            browser.post("/refresh", Map.of());
            int refresh = number("refresh");
            Browser other = app.browser();
            other.signIn();

            Page page = other.post("/inspector/uncover", Map.of("number", String.valueOf(refresh + 20)));

            assertThat(page.status()).isEqualTo(404);
            assertThat(other.get("/inspector").html()).doesNotContain("data-kind=\"refresh\"");
        }

        @Test
        void theAppsOwnSecretAlsoWhereAllElseIsUncovered() {
            browser.signIn();

            Page page = browser.post("/inspector/uncover", Map.of("number", "" + number("code_exchange")));

            assertThat(page.html()).contains("Basic orchard:").doesNotContain("orchard-secret");
        }

        @Test
        void everythingOnceTheSessionIsOver() {
            browser.signIn();
            int exchange = number("code_exchange");
            browser.post("/logout", Map.of());

            Page whole = browser.get("/inspector");
            browser.signIn();
            Page page = browser.post("/inspector/uncover", Map.of("number", "" + exchange));

            assertThat(kinds(whole)).endsWith("sign_out", "end_session", "page_with_cookie");
            assertThat(whole.has("uncover")).isFalse();
            assertThat(page.has("uncovered")).isTrue();
            assertThat(signet.secrets).noneMatch(page.html()::contains);
        }
    }

    @Test
    void signInIsThereFromTheFirstStepToTheLast() {
        browser.get("/");

        Page home = browser.signIn();

        assertThat(kinds(home))
                .containsSubsequence(
                        "sign_in_begins",
                        "authorization",
                        "callback",
                        "code_exchange",
                        "user_info",
                        "page_with_cookie");
        assertThat(home.html()).contains("code_challenge").contains("RFC 7636 §4.2");
        assertThat(home.html()).contains("data-from=\"browser\" data-to=\"signet\"");
    }

    @Test
    void exchangeIsUncoveredForItsOwnSessionOnce() {
        browser.signIn();
        int before = signet.secrets.size();
        browser.post("/refresh", Map.of());
        List<String> secrets = signet.secrets.subList(before, signet.secrets.size());

        Page page = browser.post("/inspector/uncover", Map.of("number", "" + number("refresh")));

        assertThat(secrets)
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(page.html()).contains(secret));
        assertThat(page.header("Cache-Control")).contains("no-store");
        Page next = browser.get("/");
        assertThat(secrets).noneMatch(next.html()::contains);
    }

    @Test
    void settingShowsTheAppsOwnSecretToWhoeverUncoversIt() {
        try (DemoApp open = DemoApp.start(signet.issuer(), "--demo.inspector.show-client-secret=true")) {
            browser = open.browser();
            browser.signIn();

            Page covered = browser.get("/inspector");
            Page page = browser.post("/inspector/uncover", Map.of("number", "" + number("code_exchange")));

            assertThat(covered.html()).doesNotContain("orchard-secret");
            assertThat(page.html()).contains("orchard-secret");
        }
    }

    @Test
    void everythingOnTheWireIsExplained() {
        browser.signIn();
        browser.get("/orders");
        browser.post("/refresh", Map.of());

        Page page = browser.get("/inspector");

        List<String> unexplained = new ArrayList<>();
        Matcher matcher = UNEXPLAINED.matcher(page.html());
        while (matcher.find()) {
            unexplained.add(matcher.group(1));
        }
        assertThat(unexplained).isEmpty();
    }

    @Test
    void logoutThatSignetTellsOfIsThereWhenTheBrowserComesBack() {
        browser.signIn();

        app.browser().postOnly("/logout/back-channel", Map.of("logout_token", signet.logoutToken()));
        Page page = browser.get("/");

        assertThat(page.notice()).isEqualTo("SIGNED_OUT_THERE");
        assertThat(kinds(page)).endsWith("back_channel_logout", "page_with_cookie");
        assertThat(page.html())
                .contains("sid-1")
                .contains("data-kind=\"back_channel_logout\" data-state=\"over-false\"");
    }

    @Test
    void conversationIsNotLostWhenAScriptIsTheFirstToComeBack() {
        browser.signIn();

        app.browser().postOnly("/logout/back-channel", Map.of("logout_token", signet.logoutToken()));
        Page first = browser.get("/inspector/arrows");
        Page page = browser.get("/");

        assertThat(kinds(first)).contains("back_channel_logout");
        assertThat(first.header("Set-Cookie")).as("a new session").isEmpty();
        assertThat(page.notice()).isEqualTo("SIGNED_OUT_THERE");
        assertThat(kinds(page)).endsWith("back_channel_logout", "page_with_cookie");
    }

    @Test
    void callOfTheApiAndTheRefreshBeforeItAreOnThePageThatTheyMade() {
        mood.lifetime = 5;
        browser.signIn();

        Page orders = browser.get("/orders");

        assertThat(kinds(orders)).endsWith("page_with_cookie", "refresh", "api_call");
    }

    @Test
    void silenceOfTheServerIsShownAsWhatItIs() {
        browser.signIn();
        mood.silent = true;

        Page page = browser.post("/refresh", Map.of());

        assertThat(page.html()).contains("no answer");
    }

    @Test
    void panelIsHiddenByALinkAndStaysSo() {
        browser.signIn();

        Page hidden = browser.get("/?inspector=hide");
        Page next = browser.get("/orders");
        Page shown = browser.get("/orders?inspector=show");

        assertThat(hidden.has("inspector-show")).isTrue();
        assertThat(next.has("arrows")).isFalse();
        assertThat(shown.has("arrows")).isTrue();
        assertThat(hidden.header("Set-Cookie")).startsWith("inspector=hidden").contains("HttpOnly");
    }

    @Test
    void pageThatIsMerelyOpenIsToldWhetherThereIsMore() {
        browser.signIn();
        Page before = browser.getOnly("/inspector/version");
        browser.get("/orders");

        Page after = browser.getOnly("/inspector/version");

        assertThat(Long.parseLong(after.html())).isGreaterThan(Long.parseLong(before.html()));
        assertThat(after.header("Cache-Control")).isEqualTo("no-store");
        assertThat(app.browser().getOnly("/inspector/version").html()).isEqualTo("0");
        assertThat(browser.get("/inspector/arrows").html()).startsWith("<ol");
    }

    @Test
    void germanIsSpokenToWhoeverAsksForIt() {
        Page page = browser.get("/?lang=de");

        assertThat(page.html()).contains("Was gerade geschah");
        assertThat(browser.get("/").html()).contains("Was gerade geschah");
        assertThat(app.browser().get("/").html()).contains("What just happened");
    }

    /** The number of the newest exchange of that kind. */
    private int number(String kind) {
        Matcher matcher = ARROW.matcher(browser.get("/inspector").html());
        int newest = 0;
        while (matcher.find()) {
            newest = matcher.group(2).equals(kind) ? Integer.parseInt(matcher.group(1)) : newest;
        }
        assertThat(newest).as(kind).isPositive();
        return newest;
    }

    private static List<String> kinds(Page page) {
        return ARROW.matcher(page.html()).results().map(each -> each.group(2)).toList();
    }
}
