package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.easel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Activation;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.Device;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.Parameters;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The person at the other screen: RFC 8628 §3.3, §5.1, §5.4, §6.1. */
@Tag("session")
@SignetTest
class DeviceActivationTests {

    private static final String WRONG = "BBBB-BBBB";

    private final OAuth oauth;
    private final People people;
    private final MutableClock clock;

    DeviceActivationTests(OAuth oauth, People people, MutableClock clock) {
        this.oauth = oauth;
        this.people = people;
        this.clock = clock;
    }

    @Nested
    @DisplayName("RFC 8628 §5.1: codes that are guessed")
    class Guessed {

        @Test
        void afterFiveWrongCodesTheRightOneIsNotLookedAtEither() {
            Browser browser = oauth.browser().login(people.newcomer());
            for (int i = 0; i < 5; i++) {
                Activation wrong = Activation.enter(browser, WRONG);
                assertThat(wrong.answer()).hasStatus(200);
                assertThat(wrong.has("code-problem")).isTrue();
            }
            Device device = oauth.device(cli());

            Activation right = device.enteredIn(browser);

            assertThat(right.answer()).hasStatus(429);
            assertThat(right.asks()).isFalse();
        }

        @Test
        void anotherBrowserOfTheSamePersonDoesNotHelp() {
            TestUser person = people.newcomer();
            Browser browser = oauth.browser().login(person);
            for (int i = 0; i < 5; i++) {
                Activation.enter(browser, WRONG);
            }

            assertThat(oauth.device(cli()).enteredBy(person).answer()).hasStatus(429);
            assertThat(oauth.device(cli()).enteredBy(people.newcomer()).asks())
                    .as("somebody else")
                    .isTrue();
        }

        @Test
        void theAnswerIsNoWayAroundIt() {
            Browser browser = oauth.browser().login(people.newcomer());
            Page.Form form =
                    oauth.device(cli()).enteredIn(browser).answer().page().pressing("activate-allow");
            for (int i = 0; i < 5; i++) {
                browser.submit(form.with("user_code", WRONG));
            }

            assertThat(browser.submit(form)).hasStatus(429);
        }

        @Test
        void nobodyGuessesWithoutSigningIn() {
            Browser browser = oauth.browser();
            Page.Form form = oauth.browser()
                    .login(people.newcomer())
                    .get("/activate")
                    .page()
                    .pressing("user-code-submit");

            Answer answer =
                    browser.submit(form.with("user_code", oauth.device(cli()).userCode()));

            assertThat(answer.status()).isIn(302, 303, 403);
            assertThat(answer.body()).doesNotContain("activate-allow");
        }
    }

    @Nested
    @DisplayName("RFC 8628 §5.4: addresses that strangers send")
    class Phishing {

        @Test
        void followingTheAddressAllowsNothing() {
            Device device = oauth.device(cli());
            Browser browser = oauth.browser().login(people.newcomer());

            Answer page = browser.follow(browser.get(device.completeUri()));

            assertThat(page.page().has("user-code-submit")).isTrue();
            assertThat(device.poll()).isRefused(400, "authorization_pending");
        }

        /** Also for an application of the house, whose users are otherwise not asked. */
        @Test
        void thePageSaysWhatAsksFromWhereAndForWhom() {
            TestUser person = people.newcomer();
            Device device = new Device(
                    oauth,
                    cli(),
                    oauth.deviceRequest(cli())
                            .userAgent("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                            .send());

            Page page = device.enteredBy(person).answer().page();

            assertThat(page.text())
                    .contains("Signet on the command line", person.username(), "View your orders", "See your name");
            assertThat(page.text("user-code")).isEqualTo(device.userCode());
            assertThat(page.text("asking-device")).contains("Firefox");
            assertThat(page.text("asking-address")).isEqualTo("127.0.0.1");
        }

        @Test
        void answerFromAnotherSiteDoesNotCount() {
            Device device = oauth.device(cli());
            Browser browser = oauth.browser().login(people.newcomer());
            Parameters forged =
                    Parameters.NONE.with("user_code", device.userCode()).with("decision", "allow");

            assertThat(browser.post("/activate/answer", forged)).hasStatus(403);
            assertThat(device.poll()).isRefused(400, "authorization_pending");
        }

        @Test
        void answerWithoutASessionDoesNotCount() {
            Device device = oauth.device(cli());
            Page.Form form = device.enteredBy(people.newcomer()).answer().page().pressing("activate-allow");

            oauth.browser().submit(form);

            assertThat(device.poll()).isRefused(400, "authorization_pending");
        }

        @Test
        void answerWithoutADecisionIsNoPermission() {
            Device device = oauth.device(cli());
            Activation entered = device.enteredBy(people.newcomer());

            Activation answered = entered.press(
                    entered.answer().page().pressing("activate-allow").with("decision", "perhaps"));

            assertThat(answered.end()).isEqualTo("DENIED");
            assertThat(device.poll()).isRefused(400, "access_denied");
        }
    }

    @Nested
    @DisplayName("RFC 8628 §3.3: the code is entered")
    class Entered {

        @Test
        void whoeverIsNotSignedInSignsInFirstAndFindsTheCodeThere() {
            Device device = oauth.device(cli());
            Browser browser = oauth.browser();
            Answer login = browser.follow(browser.get(device.completeUri()));

            Answer page = browser.follow(browser.login(people.newcomer(), login));

            Page.Form form = page.page().pressing("user-code-submit");
            assertThat(form.fields().find("user_code")).contains(device.userCode());
            assertThat(new Activation(browser, browser.submit(form)).asks()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"as shown", "lower case", "without a dash", "with spaces", "with another dash"})
        void caseAndWhatStandsBetweenTheLettersDoNotMatter(String manner) {
            Device device = oauth.device(cli());
            String code = device.userCode();
            String typed = switch (manner) {
                case "lower case" -> code.toLowerCase(Locale.ROOT);
                case "without a dash" -> code.replace("-", "");
                case "with spaces" -> " " + code.replace("-", " ") + " ";
                case "with another dash" -> code.replace('-', '\u2013');
                default -> code;
            };

            assertThat(Activation.enter(oauth.browser().login(people.newcomer()), typed)
                            .asks())
                    .isTrue();
        }

        @Test
        void codeOfYesterdayIsUnknown() {
            Device device = oauth.device(cli());
            Browser browser = oauth.browser().login(people.newcomer());
            clock.advance(Duration.ofMinutes(10));

            assertThat(device.enteredIn(browser).has("code-problem")).isTrue();
        }

        @Test
        void codeThatWasAnsweredIsUnknown() {
            Device device = oauth.device(cli());
            device.enteredBy(people.newcomer()).allow();

            assertThat(device.enteredBy(people.newcomer()).has("code-problem")).isTrue();
        }

        @Test
        void wrongCodeStaysInTheFieldToBeMended() {
            Browser browser = oauth.browser().login(people.newcomer());

            Page.Form form =
                    Activation.enter(browser, "WDJB-MJ").answer().page().pressing("user-code-submit");

            assertThat(form.fields().find("user_code")).contains("WDJB-MJ");
        }
    }

    @Nested
    @DisplayName("RFC 8628 §3.3: the answer")
    class Answered {

        @Test
        void refusalIsToldToTheDevice() {
            Device device = oauth.device(cli());

            assertThat(device.enteredBy(people.newcomer()).deny().end()).isEqualTo("DENIED");
            assertThat(device.poll()).isRefused(400, "access_denied");
        }

        @Test
        void ofTwoAnswersTheFirstCounts() {
            Device device = oauth.device(cli());
            Activation entered = device.enteredBy(people.newcomer());
            assertThat(entered.allow().end()).isEqualTo("ALLOWED");

            assertThat(entered.deny().end()).isEqualTo("LATE");
            assertThat(device.tokens()).hasStatus(200);
        }

        @Test
        void answerAfterTheTimeIsTooLate() {
            Device device = oauth.device(cli());
            Activation entered = device.enteredBy(people.newcomer());
            clock.advance(Duration.ofMinutes(10));

            assertThat(entered.allow().end()).isEqualTo("LATE");
            assertThat(device.poll()).isRefused(400, "expired_token");
        }

        @Test
        void whatIsNotTickedIsNotGranted() {
            Device device = oauth.device(easel());
            Activation entered = device.enteredBy(people.newcomer());
            Page.Form form = entered.answer().page().pressing("activate-allow");

            entered.press(
                    new Page.Form(form.action(), form.fields().without("scope").and("scope", "profile")));

            assertThat(device.tokens().scope()).containsExactlyInAnyOrder("openid", "profile");
        }

        @Test
        void nothingIsGrantedThatWasNotAskedFor() {
            Device device = new Device(
                    oauth,
                    easel(),
                    oauth.deviceRequest(easel()).with("scope", "openid").send());
            Activation entered = device.enteredBy(people.newcomer());

            entered.press(entered.answer().page().pressing("activate-allow").with("scope", "email"));

            assertThat(device.tokens().scope()).containsExactly("openid");
        }

        @Test
        void applicationOfTheHouseGetsAllOrNothing() {
            Device device = oauth.device(cli());

            assertThat(device.enteredBy(people.newcomer()).allow().end()).isEqualTo("ALLOWED");

            Tokens tokens = device.tokens();
            assertThat(tokens.scope()).containsExactlyInAnyOrder(cli().scope().split(" "));
        }
    }
}
