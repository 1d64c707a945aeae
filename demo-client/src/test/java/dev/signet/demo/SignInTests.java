package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.demo.testing.Browser.Page;
import dev.signet.demo.testing.DemoFixture;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SignInTests extends DemoFixture {

    @Nested
    class Refused {

        @Test
        void stateThatWasNotHandedOut() {
            mood.responseState = "not-ours";

            Page page = browser.signIn();

            refused(page, "STATE_UNKNOWN");
            assertThat(signet.codeExchanges).hasValue(0);
        }

        @Test
        void answerWithoutAnyRequestBeforeIt() {
            Page page = browser.get("/login/oauth2/code/signet?code=x&state=y&iss=" + signet.issuer());

            refused(page, "STATE_UNKNOWN");
        }

        @Test
        void answerOfAnotherIssuerBeforeItsCodeIsSentAnywhere() {
            mood.responseIssuer = "http://localhost:6666";

            Page page = browser.signIn();

            refused(page, "WRONG_ISSUER");
            assertThat(signet.codeExchanges).hasValue(0);
        }

        @Test
        void errorOfAnotherIssuer() {
            mood.responseIssuer = "http://localhost:6666";
            mood.authorizationError = "access_denied";

            refused(browser.signIn(), "WRONG_ISSUER");
        }

        @Test
        void answerWithoutTheIssuerThatTheServerPromises() {
            mood.responseIssuer = "";

            refused(browser.signIn(), "WRONG_ISSUER");
            assertThat(signet.codeExchanges).hasValue(0);
        }

        @Test
        void answerWithTwoIssuers() {
            String twice = "&iss=" + signet.issuer() + "&iss=" + signet.issuer();

            refused(browser.get("/login/oauth2/code/signet?code=x&state=y" + twice), "WRONG_ISSUER");
        }

        @Test
        void nonceOfAnotherSignIn() {
            mood.nonce = "somebody-elses";

            refused(browser.signIn(), "IDENTITY_REFUSED");
        }

        @Test
        void idTokenForAnotherApp() {
            mood.audience = "harbor";

            refused(browser.signIn(), "IDENTITY_REFUSED");
        }

        @Test
        void idTokenOfAnotherIssuer() {
            mood.idTokenIssuer = "http://localhost:6666";

            refused(browser.signIn(), "IDENTITY_REFUSED");
        }

        @Test
        void idTokenSignedByAStrangeKeyOfTheSameName() {
            mood.strangeKey = true;

            refused(browser.signIn(), "IDENTITY_REFUSED");
        }

        @Test
        void idTokenThatHasRunOut() {
            mood.stale = true;

            refused(browser.signIn(), "IDENTITY_REFUSED");
        }

        @Test
        void personWhoSaysNoIsToldSo() {
            mood.authorizationError = "access_denied";

            Page page = browser.signIn();

            refused(page, "SAID_NO");
            assertThat(page.html()).contains("You said no");
        }

        @Test
        void errorCodeFromTheAddressIsNotEchoed() {
            mood.authorizationError = "%3Cscript%3Ealert(1)";

            Page page = browser.signIn();

            refused(page, "SIGN_IN_FAILED");
            String said = page.html().substring(0, page.html().indexOf("<aside"));
            assertThat(said).doesNotContain("alert(1)");
            assertThat(page.html()).as("the inspector shows what really came").doesNotContain("<script>alert(1)");
        }

        @Test
        void silentTokenEndpointIsToldAsAnOutage() {
            mood.silent = true;

            refused(browser.signIn(), "SERVER_SILENT");
        }

        private void refused(Page page, String notice) {
            assertThat(page.notice()).isEqualTo(notice);
            assertThat(page.has("sign-in")).isTrue();
            assertThat(page.has("who")).isFalse();
            assertThat(browser.get("/").has("who")).isFalse();
        }
    }

    @Test
    void signInLeadsToTheApi() {
        Page welcome = browser.get("/");
        Page home = browser.signIn();
        Page orders = browser.get("/orders");

        assertThat(welcome.hook("sign-in")).isEqualTo("Sign in");
        assertThat(home.hook("who")).isEqualTo("alice");
        assertThat(home.hook("access-expires")).startsWith("expires in ");
        assertThat(home.hook("refresh-count")).isEqualTo("0");
        assertThat(home.hook("refresh-fingerprint")).matches("[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}");
        assertThat(orders.html()).contains("data-testid=\"orders\"").contains("<th scope=\"col\">item</th>");
        assertThat(orders.html()).contains("&lt;b&gt;Apples&lt;/b&gt;").doesNotContain("<b>Apples</b>");
    }

    @Test
    void authorizationRequestCarriesStateNonceAndAnS256Challenge() {
        browser.signIn();

        Map<String, String> asked = signet.lastAuthorization;
        assertThat(asked).containsEntry("response_type", "code").containsEntry("client_id", "orchard");
        assertThat(asked).containsEntry("code_challenge_method", "S256");
        assertThat(asked).containsEntry("redirect_uri", app.home + "/login/oauth2/code/signet");
        assertThat(asked.get("state")).hasSizeGreaterThan(40);
        assertThat(asked.get("nonce")).hasSizeGreaterThan(40);
        assertThat(asked.get("code_challenge")).hasSize(43);
    }

    @Test
    void sessionIdChangesAtSignIn() {
        browser.getOnly("/oauth2/authorization/signet");
        String before = browser.cookies().get("ORCHARD_SESSION");

        browser.signIn();

        assertThat(before).isNotEmpty();
        assertThat(browser.cookies().get("ORCHARD_SESSION")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void answerPlayedASecondTimeIsRefused() {
        Page toServer = browser.getOnly("/oauth2/authorization/signet");
        String callback = browser.getOnly(toServer.header("Location")).header("Location");
        browser.get(callback);

        Page second = app.browser().get(callback);

        assertThat(second.notice()).isEqualTo("STATE_UNKNOWN");
    }

    @Test
    void keysAreFetchedOnceForManySignIns() {
        browser.signIn();
        int before = signet.keyFetches.get();

        app.browser().signIn();
        app.browser().signIn();

        assertThat(signet.keyFetches).hasValue(before);
    }

    @Test
    void strangerIsSentToTheStartAndGetsNoSessionForTrying() {
        Page refused = browser.getOnly("/orders");
        Page page = browser.get("/orders");

        assertThat(refused.header("Set-Cookie")).isEmpty();
        assertThat(page.notice()).isEmpty();
        assertThat(page.has("sign-in")).isTrue();
        assertThat(page.has("orders")).isFalse();
    }

    @Test
    void personWhoseSessionEndedIsToldSo() {
        browser.signIn();
        browser.post("/logout", Map.of());

        assertThat(browser.get("/orders").notice()).isEqualTo("SESSION_OVER");
    }

    @Test
    void threeHoldersOfStateAreShownSideBySide() {
        Page home = browser.signIn();

        assertThat(home.html()).contains("data-outcome=\"good\"").contains("Inside the ID token");
        assertThat(home.html()).contains("sid-1").contains("The one at Signet");
        assertThat(home.html()).contains("All that this browser sent here").contains("ORCHARD_SESSION");
    }

    @Test
    void everyPageSpeaksGerman() {
        browser.signIn();

        Page home = browser.get("/?lang=de");

        assertThat(home.html())
                .contains("<html lang=\"de\"", "Wer hält den Zustand?", "Bestell-API aufrufen", "läuft ab in");
        assertThat(browser.get("/take-it-back").html()).contains("Läufer starten");
        assertThat(browser.post("/refresh", Map.of()).html()).contains("Erneuert");
    }
}
