package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.Cookie;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.Statements;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several accounts in one browser: OpenID Connect Core 1.0 §3.1.2.1, {@code prompt=select_account}. */
@Tag("session")
@SignetTest
class AccountChooserTests extends TwoAccounts {

    private final Statements statements;

    AccountChooserTests(OAuth oauth, People people, Statements statements) {
        super(oauth, people);
        this.statements = statements;
    }

    @Nested
    @DisplayName("What nobody else can do")
    class Attacks {

        @Test
        void choosingNeedsTheTokenOfThePage() {
            Page.Form form = choosing(ann).answer().page().pressing("account-" + ann.username());

            Answer forged = browser.submit(form.without("_csrf"));

            assertThat(forged).hasStatus(403);
            assertThat(current()).isEqualTo(ben.id());
        }

        @Test
        void choosingByAddressChoosesNobody() {
            Page.Form form = choosing(ann).answer().page().pressing("account-" + ann.username());

            browser.get("/accounts?" + form.fields().encoded());

            assertThat(current()).isEqualTo(ben.id());
        }

        @Test
        void accountOfAnotherBrowserIsNotHere() {
            Browser elsewhere = oauth.browser().login(people.newcomer());
            String theirs = accountIn(elsewhere);
            Page.Form form = choosing(ann).answer().page().pressing("account-" + ann.username());

            Answer answer = browser.follow(browser.submit(form.with("account", theirs)));

            assertThat(answer.page().has("accounts")).as("the page again").isTrue();
            assertThat(current()).isEqualTo(ben.id());
        }

        @Test
        void signingSomebodyElsesAccountOutIsNotPossible() {
            Browser elsewhere = oauth.browser().login(people.newcomer());
            String theirs = accountIn(elsewhere);
            Page.Form form = browser.get("/signed-out").page().pressing("sign-out");

            browser.submit(form.with("account", theirs));

            assertThat(error(elsewhere)).isEmpty();
        }

        @Test
        void theCookieOfBeforeTheChoiceOpensNothing() {
            Cookie before = browser.sessionCookie();

            choosing(ann).press(pick(choosing(ann), ann)).response().code();

            assertThat(browser.sessionCookie().value()).isNotEqualTo(before.value());
            assertThat(error(oauth.browser().plant(before.name(), before.value())))
                    .isEqualTo("login_required");
        }

        @Test
        void choosingOneWhoseSessionHasEndedDemandsThePassword() {
            Arrival chooser = choosing(ann);
            signOutElsewhere(ann);

            Arrival asked = chooser.press(pick(chooser, ann));

            assertThat(asked.asksForLogin()).isTrue();
            assertThat(asked.answer().page().pressing("log-in").fields().find("username"))
                    .contains(ann.username());
        }

        private String accountIn(Browser other) {
            return other.get("/signed-out")
                    .page()
                    .pressing("sign-out")
                    .fields()
                    .find("account")
                    .orElseThrow();
        }
    }

    @Nested
    @DisplayName("Core §3.1.2.1: select_account")
    class SelectAccount {

        @Test
        void showsWhoIsHereAndGoesOnAsWhoeverIsChosen() {
            Arrival chooser = choosing(ann);

            assertThat(chooser.answer().page().text("accounts")).contains(ann.username(), ben.username());
            assertThat(chooser.answer().page().text()).contains("Harbor");
            assertThat(chooser.press(pick(chooser, ann)).exchange().idTokenClaims())
                    .containsEntry("sub", ann.id());
            assertThat(current()).as("and stays so").isEqualTo(ann.id());
        }

        @Test
        void asksAlsoWhereThereIsOneAccountOnly() {
            Browser alone = oauth.browser().login(ann);

            assertThat(select(alone).silently().has("accounts")).isTrue();
        }

        @Test
        void whereNobodyIsHereItIsTheLoginPageAndThatIsEnough() {
            Arrival asked = select(oauth.browser()).silently();

            assertThat(asked.asksForLogin()).isTrue();
            assertThat(asked.logIn(ann).response().code()).isNotEmpty();
        }

        @Test
        void aChoiceIsGoodForOneRequestAndOnce() {
            Arrival chooser = choosing(ann);
            Arrival gone = chooser.press(pick(chooser, ann));
            gone.response().code();

            assertThat(gone.request().silently().has("accounts")).isTrue();
            assertThat(select(browser).silently().has("accounts")).isTrue();
        }

        @Test
        void anotherAccountCanBeAddedFromThere() {
            TestUser cleo = people.newcomer();
            Arrival chooser = choosing(ann);

            Answer login = browser.get(chooser.answer().page().link("another-account"));
            Arrival done = new Arrival(chooser.request(), browser.follow(browser.login(cleo, login)));

            assertThat(done.exchange().idTokenClaims()).containsEntry("sub", cleo.id());
            assertThat(choosing(ann).answer().page().text("accounts"))
                    .contains(ann.username(), ben.username(), cleo.username());
        }

        @Test
        void togetherWithLoginTheChosenOneSignsIn() {
            Arrival chooser =
                    select(browser).with("prompt", "select_account login").silently();

            Arrival asked = chooser.press(pick(chooser, ann));

            assertThat(asked.asksForLogin()).isTrue();
            assertThat(asked.answer().page().pressing("log-in").fields().find("username"))
                    .contains(ann.username());
            assertThat(asked.logIn(ann).exchange().idTokenClaims()).containsEntry("sub", ann.id());
        }

        @Test
        void loginOfAnotherThanTheChosenOneGoesOnAsThem() {
            Arrival chooser =
                    select(browser).with("prompt", "select_account login").silently();

            Arrival asked = chooser.press(pick(chooser, ann));

            assertThat(asked.logIn(ben).exchange().idTokenClaims()).containsEntry("sub", ben.id());
        }
    }

    @Nested
    @DisplayName("Core §3.1.2.1: hints find the account, and nobody is switched behind their back")
    class Hints {

        @Test
        void idTokenHintFindsTheOtherAccount() {
            String hint = oauth.authorize(aClient()).as(ann).exchange().idToken();

            Tokens tokens = oauth.authorize(aClient())
                    .in(browser)
                    .with("id_token_hint", hint)
                    .with("prompt", "none")
                    .silently()
                    .exchange();

            assertThat(tokens.idTokenClaims()).containsEntry("sub", ann.id());
            assertThat(current()).isEqualTo(ben.id());
        }

        @Test
        void loginHintThatIsAUserNameFindsTheOtherAccount() {
            Tokens tokens = oauth.authorize(aClient())
                    .in(browser)
                    .with("login_hint", ann.username().toUpperCase(java.util.Locale.ROOT))
                    .silently()
                    .exchange();

            assertThat(tokens.idTokenClaims()).containsEntry("sub", ann.id());
        }

        @Test
        void theConsentPageIsThenForThatAccount() {
            Arrival asked = oauth.authorize(orchard())
                    .in(browser)
                    .with("login_hint", ann.username())
                    .silently();

            assertThat(asked.asksForConsent()).isTrue();
            assertThat(asked.answer().page().text()).contains(ann.username());
            assertThat(asked.consent().exchange().idTokenClaims()).containsEntry("sub", ann.id());
        }

        @Test
        void fromTheConsentPageOneMayGoBackAndBeSomebodyElse() {
            Arrival asked = oauth.authorize(orchard()).in(browser).silently();

            Answer page = browser.get(asked.answer().page().link("choose-account"));
            Arrival chooser = new Arrival(asked.request(), page);
            Arrival other = chooser.press(pick(chooser, ann));

            assertThat(other.asksForConsent()).isTrue();
            assertThat(other.consent().exchange().idTokenClaims()).containsEntry("sub", ann.id());
        }

        @Test
        void consentPageThatWasLeftOpenIsAnsweredByWhomItAsked() {
            Arrival asked = oauth.authorize(orchard()).in(browser).silently();
            Arrival chooser = choosing(ann);
            chooser.press(pick(chooser, ann)).response().code();

            assertThat(asked.consent().exchange().idTokenClaims()).containsEntry("sub", ben.id());
            assertThat(current()).isEqualTo(ann.id());
        }

        @Test
        void butNotAfterTheySignedOut() {
            Arrival asked = oauth.authorize(orchard()).in(browser).silently();
            browser.submit(browser.get("/signed-out").page().pressing("sign-out"));

            Answer answer = browser.follow(browser.submit(asked.answer().page().pressing("consent-allow")));

            assertThat(answer.locationOrNothing()).doesNotContain("code=");
        }

        @Test
        void reauthenticationIsOfTheHintedAccount() {
            Arrival asked = oauth.authorize(aClient())
                    .in(browser)
                    .with("login_hint", ann.username())
                    .with("prompt", "login")
                    .silently();

            assertThat(asked.answer().page().pressing("log-in").fields().find("username"))
                    .contains(ann.username());
        }
    }

    @Nested
    @DisplayName("Design idea 7: all accounts are looked up at once")
    class Budget {

        @Test
        void authorizationAsksAtMostThreeTimesAlsoWithSeveralAccounts() {
            List<String> asked = Stream.generate(() -> statements.during(() -> oauth.authorize(harbor())
                            .in(browser)
                            .silently()
                            .response()
                            .code()))
                    .limit(4)
                    .min(Comparator.comparingInt(List::size))
                    .orElseThrow();

            assertThat(asked).hasSizeLessThanOrEqualTo(3);
        }
    }
}
