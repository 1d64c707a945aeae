package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The app that lives in a browser alone, and what can be done to it. */
class BrowserOnlyTests extends Staged {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int MOST_BYTES = 150_000;

    private final Application kiosk;

    BrowserOnlyTests() {
        super(Database.H2);
        kiosk = installation.kiosk().start();
    }

    @AfterAll
    void stopKiosk() {
        kiosk.close();
    }

    @ParameterizedTest
    @EnumSource(Chromium.View.class)
    void pageIsForEverybody(Chromium.View view) {
        try (Visitor visitor = chromium.visitor(view)) {
            open(visitor);
            look(visitor, "kiosk-welcome");
            signIn(visitor, "alice", "wonderland");
            visitor.see("call-orders").click();
            visitor.page().waitForSelector("[data-testid=orders][data-status='200']");
            look(visitor, "kiosk-home");
        }
    }

    @Test
    void speaksGerman() {
        try (Visitor visitor = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            open(visitor);
            visitor.see("language").click();
            visitor.page().waitForSelector("html[lang=de]");
            visitor.page().waitForSelector("[data-testid=welcome]:visible");
            look(visitor, "kiosk-german");
            assertThat(visitor.page().locator("h1:visible").innerText()).isEqualTo("Eine App ohne Server");
            String untranslated = String.valueOf(visitor.page().evaluate("""
                    async () => {
                      const page = new DOMParser();
                      const english = (await (await fetch('/index.html')).text()).match(/data-word="(\\w+)"/g);
                      const { words } = await import('/js/words.js');
                      return english.map(each => each.slice(11, -1)).filter(each => !words.page[each]).join();
                    }"""));
            assertThat(untranslated).isEmpty();
        }
    }

    @Test
    void ordersAreReadAndPlacedAndTokensAreNeverStored() {
        try (Visitor visitor = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            List<String> cookies = new CopyOnWriteArrayList<>();
            visitor.page().onRequest(request -> note(cookies, request));
            open(visitor);
            signIn(visitor, "bob", "builder");

            visitor.see("place-order").click();
            visitor.page().waitForSelector("[data-testid=orders][data-status='201']");
            assertThat(visitor.read("orders")).contains("2 × Pretzels");
            assertThat(visitor.read("token-type")).contains("DPoP");

            assertThat(cookies).as("no request of the script brings a cookie").isEmpty();
            String stored = String.valueOf(visitor.page()
                    .evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"));
            assertThat(stored).doesNotContain("eyJ").hasSizeLessThan(200);
        }
    }

    @Test
    void reloadAsksTheSessionAndNotThePerson() {
        try (Visitor visitor = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            open(visitor);
            signIn(visitor, "alice", "wonderland");

            visitor.page().reload();

            visitor.page().waitForSelector("[data-testid=who]:visible");
            assertThat(visitor.read("who")).isEqualTo("alice");
            assertThat(visitor.page().url()).as("no code stays in the address").isEqualTo(kiosk.address() + "/");

            visitor.page().context().clearCookies();
            visitor.page().reload();
            visitor.page().waitForSelector("[data-notice=not_signed_in]");
            assertThat(visitor.see("welcome").isVisible()).isTrue();
        }
    }

    @Test
    void accessTokenIsRefreshedAndSigningOutEndsIt() {
        try (Visitor visitor = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            open(visitor);
            signIn(visitor, "alice", "wonderland");

            visitor.see("refresh-now").click();
            visitor.page()
                    .waitForFunction("() => document.querySelector('[data-testid=refresh-count]').innerText === '1'");
            visitor.page()
                    .waitForFunction(
                            "() => Number(document.querySelector('[data-testid=access-expires]').dataset.left) < 10");
            visitor.see("call-orders").click();
            visitor.page()
                    .waitForFunction("() => document.querySelector('[data-testid=refresh-count]').innerText === '2'");

            visitor.see("sign-out").click();
            visitor.page().waitForURL(kiosk.address() + "/");
            visitor.page().waitForSelector("[data-testid=welcome]:visible");
            assertThat(visitor.page().evaluate("() => indexedDB.databases().then(all => all.length)"))
                    .isNotNull();
            visitor.see("sign-in").click();
            visitor.page().waitForSelector("[data-testid=password]");
        }
    }

    /** The promise of DPoP, as a thief meets it: without the key the token is worth nothing, and the key cannot be had. */
    @Test
    void stolenTokenIsWorthNothing() {
        try (Visitor visitor = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            open(visitor);
            String[] token = new String[1];
            visitor.page().onResponse(response -> token[0] = accessToken(response, token[0]));
            signIn(visitor, "alice", "wonderland");

            for (String trial : List.of("bare", "key", "replay", "export")) {
                visitor.see("steal-" + trial).click();
                visitor.page().waitForSelector("[data-testid=stolen-" + trial + "][data-refused]");
                assertThat(visitor.see("stolen-" + trial).getAttribute("data-refused"))
                        .as(trial + ": " + visitor.read("stolen-" + trial))
                        .isEqualTo("true");
            }
            look(visitor, "kiosk-thief");
            assertThat(token[0]).isNotNull();
            assertThat(Caller.isAccepted(installation.api(), token[0]))
                    .as("elsewhere, as it is")
                    .isFalse();
            visitor.see("call-orders").click();
            visitor.page().waitForSelector("[data-testid=orders][data-status='200']");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/callback?code=theirs&state=guessed",
                "/callback?state=x&error=access_denied",
                "/callback?code=theirs&state="
            })
    void answerThatThisTabDidNotAskForIsThrownAway(String answer) {
        try (Visitor visitor = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            List<String> redeemed = new CopyOnWriteArrayList<>();
            visitor.page().onRequest(request -> {
                if (request.url().endsWith("/oauth2/token")) {
                    redeemed.add(request.url());
                }
            });

            visitor.open(kiosk.address() + answer);

            visitor.page().waitForSelector("[data-notice=wrong_state]");
            assertThat(redeemed).isEmpty();
            assertThat(visitor.page().url()).isEqualTo(kiosk.address() + "/");
        }
    }

    /** The same script at an origin that nobody named: the browser keeps every answer from it. */
    @Test
    void pageOfAForeignOriginReadsNothing() {
        String foreign = installation.orchard().address();
        try (Visitor visitor = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            for (String address : List.of(
                    installation.authServer().address() + "/oauth2/token",
                    installation.authServer().address() + "/oauth2/jwks",
                    installation.authServer().address() + "/userinfo",
                    installation.api().address() + "/api/orders")) {
                assertThat(allowed(address, foreign)).as(address).isEmpty();
                assertThat(allowed(address, kiosk.address())).as(address).isEqualTo(kiosk.address());
            }
            assertThat(allowed(installation.authServer().address() + "/oauth2/authorize", kiosk.address()))
                    .as("nobody reads the authorization endpoint")
                    .isEmpty();
            // A page that has no policy of its own, so that nothing but CORS stands in the way.
            visitor.page().navigate("data:text/html,<title>elsewhere</title>");
            assertThat(visitor.page()
                            .evaluate(
                                    "address => fetch(address).then(() => 'read', () => 'kept away')",
                                    installation.authServer().address() + "/oauth2/jwks"))
                    .isEqualTo("kept away");
        }
    }

    @Test
    void filesComeWithAStrictPolicyAndAreFew() throws Exception {
        HttpResponse<String> page = HTTP.send(
                HttpRequest.newBuilder(URI.create(kiosk.address() + "/")).build(),
                HttpResponse.BodyHandlers.ofString());
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");

        assertThat(policy)
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "frame-ancestors 'none'",
                        "require-trusted-types-for")
                .doesNotContain("unsafe", "*");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.body())
                .doesNotContain("<style", " style=", "onclick")
                .doesNotContainPattern("<script(?![^>]*\\ssrc=)");
        for (String path : List.of(
                "/js/", "/../application.yml", "/%2e%2e/application.yml", "/js/../../application.yml", "/nothing")) {
            assertThat(status(path)).as(path).isEqualTo(404);
        }
        try (Visitor visitor = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            int[] bytes = new int[1];
            visitor.page().onResponse(response -> bytes[0] += response.body().length);
            open(visitor);
            assertThat(bytes[0]).isBetween(10_000, MOST_BYTES);
        }
    }

    private void open(Visitor visitor) {
        visitor.open(kiosk.address());
        visitor.page().waitForSelector("[data-testid=welcome]:visible");
    }

    private void signIn(Visitor visitor, String username, String password) {
        visitor.see("sign-in").click();
        visitor.page().waitForSelector("[data-testid=password]");
        visitor.type("username", username).type("password", password);
        visitor.see("log-in").click();
        visitor.page()
                .waitForSelector("[data-testid=who]:visible", new Page.WaitForSelectorOptions().setTimeout(30_000));
        assertThat(visitor.read("who")).isEqualTo(username);
        assertThat(visitor.page().url()).isEqualTo(kiosk.address() + "/");
    }

    private static void note(List<String> cookies, Request request) {
        if ("fetch".equals(request.resourceType()) && request.headerValue("cookie") != null) {
            cookies.add(request.url());
        }
    }

    private static String accessToken(Response response, String before) {
        if (!response.url().endsWith("/oauth2/token")
                || response.status() != 200
                || !response.request().method().equals("POST")) {
            return before;
        }
        return response.text().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private static String allowed(String address, String origin) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .header("Origin", origin)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Access-Control-Allow-Origin")
                    .orElse("");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int status(String path) throws java.io.IOException {
        try (Wire wire = new Wire(kiosk.port())) {
            byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            return wire.send(request, false).status();
        }
    }
}
