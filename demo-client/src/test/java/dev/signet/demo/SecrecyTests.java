package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.signet.demo.testing.Browser.Page;
import dev.signet.demo.testing.DemoFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecrecyTests extends DemoFixture {

    @Test
    void noTokenCodeOrSecretReachesAPageOrTheLog() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        int before = signet.secrets.size();

        wholeStory();

        root.detachAppender(lines);
        List<String> secrets = new ArrayList<>(signet.secrets.subList(before, signet.secrets.size()));
        secrets.add("orchard-secret");
        assertThat(secrets).hasSizeGreaterThan(8);
        String log = text(lines);
        for (String secret : secrets) {
            assertThat(log).doesNotContain(secret);
            assertThat(browser.pages).noneMatch(page -> page.contains(secret));
            String signature = secret.substring(secret.lastIndexOf('.') + 1);
            assertThat(browser.pages).noneMatch(page -> page.contains(signature));
        }
        assertThat(browser.pages)
                .noneMatch(page -> page.contains(browser.cookies().get("ORCHARD_SESSION")));
    }

    private void wholeStory() {
        mood.lifetime = 5;
        browser.signIn();
        browser.get("/orders");
        mood.lifetime = 60;
        browser.post("/refresh", Map.of());
        browser.post("/orders", Map.of("item", "Pears", "quantity", "0"));
        browser.post("/experiments/refresh-now", Map.of());
        browser.post("/experiments/stolen-refresh-token", Map.of());
        browser.signIn();
        browser.post("/take-it-back", Map.of());
        browser.get("/take-it-back/state");
        mood.silent = true;
        browser.post("/refresh", Map.of());
        mood.silent = false;
        mood.strangeKey = true;
        app.browser().signIn();
        mood.grantsEnded = true;
        browser.post("/refresh", Map.of());
        mood.strangeKey = false;
        browser.signIn();
        browser.get("/no-such-page");
        browser.get("/inspector");
        browser.get("/inspector/arrows?all");
        browser.post("/logout", Map.of());
        browser.get("/inspector");
    }

    private static String text(ListAppender<ILoggingEvent> lines) {
        PatternLayout layout = new PatternLayout();
        layout.setContext((ch.qos.logback.core.Context) LoggerFactory.getILoggerFactory());
        layout.setPattern("%msg%n%ex");
        layout.start();
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent line : List.copyOf(lines.list)) {
            text.append(layout.doLayout(line));
        }
        return text.toString();
    }

    @Test
    void sessionCookieIsHiddenFromScriptAndStaysAtHome() {
        Page page = browser.getOnly("/oauth2/authorization/signet");

        String cookie = page.header("Set-Cookie");
        assertThat(cookie).startsWith("ORCHARD_SESSION=").contains("; HttpOnly").contains("; SameSite=Lax");
        assertThat(cookie).contains("; Path=/").doesNotContain("Domain").doesNotContain("Max-Age");
    }

    @Test
    void strangerGetsNoCookieForLooking() {
        Page page = browser.getOnly("/");

        assertThat(page.header("Set-Cookie")).isEmpty();
    }

    @Test
    void everyPageCarriesTheSecurityHeaders() {
        browser.signIn();

        for (String path : List.of("/", "/orders", "/no-such-page", "/inspector", "/experiments")) {
            Page page = browser.getOnly(path);
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .contains("script-src 'self'")
                    .contains("style-src 'self'")
                    .contains("form-action 'self' " + signet.issuer())
                    .contains("frame-ancestors 'none'")
                    .contains("base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(page.header("Cache-Control")).contains("no-store");
            assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(page.html()).doesNotContain("style=").doesNotContainPattern("<script(?![^>]*src=)");
        }
    }

    @Test
    void styleSheetIsCachedByItsContent() {
        String html = browser.get("/").html();
        String sheet = html.replaceAll("(?s).*href=\"(/css/demo-[0-9a-f]+\\.css)\".*", "$1");

        Page page = browser.getOnly(sheet);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).contains("max-age=31536000");
    }

    @Test
    void redirectNamesAPathAndNoHost() {
        Page page = browser.getOnly("/orders");

        assertThat(page.header("Location")).isEqualTo("/");
    }
}
