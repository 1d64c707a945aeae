package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The resource owner's decision: RFC 6749 §4.1.2 and §4.1.2.1, OpenID Connect Core §3.1.2.4. */
@Tag("session")
@SignetTest
class ConsentTests {

    private final OAuth oauth;
    private final People people;

    ConsentTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
    }

    @Nested
    @DisplayName("RFC 6749 §4.1.2.1: the user says no")
    class Refused {

        @Test
        void refusalGoesBackToTheClientWithStateAndIssuer() {
            Arrival asked = oauth.authorize(orchard()).as(people.newcomer());

            AuthorizationResponse response = asked.deny().response();

            assertThat(response.error()).contains("access_denied");
            assertThat(response.parameters().find("state"))
                    .contains(asked.request().parameter("state"));
            assertThat(response.parameters().find("iss")).contains(oauth.issuer());
            assertThat(response.parameters().find("code")).isEmpty();
        }

        /** D10: out of the box, "cancel" issues a code when some scopes had been granted before. */
        @Test
        void refusalIsARefusalAlsoWhereSomethingHadBeenAllowedBefore() {
            TestUser user = people.newcomer();
            Browser browser = oauth.browser().login(user);
            oauth.authorize(orchard())
                    .scope("openid profile")
                    .in(browser)
                    .silently()
                    .consent()
                    .exchange();

            Arrival asked = oauth.authorize(orchard())
                    .scope("openid profile email")
                    .in(browser)
                    .silently();

            assertThat(asked.asksForConsent()).isTrue();
            assertThat(asked.deny().response().error()).contains("access_denied");
        }

        @Test
        void refusalIsARefusalAlsoWithBoxesTicked() {
            Arrival asked = oauth.authorize(orchard()).as(people.newcomer());
            Page.Form form = asked.answer().page().pressing("consent-allow").with("decision", "deny");

            AuthorizationResponse response = asked.press(form).response();

            assertThat(response.error()).contains("access_denied");
        }

        @Test
        void answerWithoutADecisionIsNoPermission() {
            Arrival asked = oauth.authorize(orchard()).as(people.newcomer());
            Page.Form form = asked.answer().page().pressing("consent-allow").without("decision");

            Answer answer = asked.press(form).answer();

            assertThat(answer.locationOrNothing()).doesNotContain("code=");
            assertThat(answer).isNoServerError();
        }

        @Test
        void refusalIsNotRememberedAsPermission() {
            TestUser user = people.newcomer();
            Browser browser = oauth.browser().login(user);
            oauth.authorize(orchard()).in(browser).silently().deny();

            assertThat(oauth.authorize(orchard()).in(browser).silently().asksForConsent())
                    .isTrue();
        }
    }

    @Nested
    @DisplayName("RFC 9700 §4.1: whose answer counts")
    class WhoseAnswerCounts {

        @Test
        void somebodyElsesAnswerDoesNotCount() {
            Arrival asked = oauth.authorize(orchard()).as(people.newcomer());
            Page.Form form = asked.answer().page().pressing("consent-allow");
            Browser attacker = oauth.browser().login(people.newcomer());

            Answer answer = attacker.submit(form);

            assertThat(answer.locationOrNothing()).doesNotContain("code=");
            assertThat(answer).isNoServerError();
        }

        @Test
        void answerWithoutASessionDoesNotCount() {
            Arrival asked = oauth.authorize(orchard()).as(people.newcomer());
            Page.Form form = asked.answer().page().pressing("consent-allow");

            Answer answer = oauth.browser().submit(form);

            assertThat(answer.locationOrNothing()).doesNotContain("code=");
            assertThat(answer).isNoServerError();
        }

        @Test
        void answerToAPageThatWasNeverShownDoesNotCount() {
            Arrival asked = oauth.authorize(orchard()).as(people.newcomer());
            Page.Form form = asked.answer().page().pressing("consent-allow").with("state", "guessed");

            Answer answer = asked.press(form).answer();

            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.locationOrNothing()).isEmpty();
        }

        @Test
        void oneAnswerCountsOnce() {
            Arrival asked = oauth.authorize(orchard()).as(people.newcomer());
            Page.Form form = asked.answer().page().pressing("consent-allow");
            asked.press(form).response().code();

            Answer again = asked.press(form).answer();

            assertThat(again.locationOrNothing()).doesNotContain("code=");
            assertThat(again).isNoServerError();
        }

        @Test
        void answerCannotBeMovedToAnotherClient() {
            Arrival asked = oauth.authorize(orchard()).as(people.newcomer());
            Page.Form form = asked.answer().page().pressing("consent-allow").with("client_id", "harbor");

            Answer answer = asked.press(form).answer();

            assertThat(answer.locationOrNothing()).doesNotContain("code=");
            assertThat(answer).isNoServerError();
        }

        @Test
        void answerCannotAllowMoreThanWasAsked() {
            Arrival asked = oauth.authorize(orchard()).scope("openid profile").as(people.newcomer());

            Arrival answered = asked.consent("openid", "profile", "orders:write");

            assertThat(answered.answer().locationOrNothing()).doesNotContain("code=");
            assertThat(answered.answer()).isNoServerError();
        }
    }

    @Nested
    @DisplayName("RFC 6749 §3.3: what is granted")
    class Granted {

        @Test
        void thePageNamesTheClientAndWhereItGoesBackTo() {
            Arrival asked = oauth.authorize(orchard()).as(people.newcomer());

            assertThat(asked.answer().page().text()).contains("Orchard").contains("localhost:9002");
            assertThat(asked.answer().page().has("consent-scopes")).isTrue();
        }

        @Test
        void allowingEverythingGrantsEverything() {
            Tokens tokens =
                    oauth.authorize(orchard()).as(people.newcomer()).consent().exchange();

            assertThat(tokens.scope())
                    .containsExactlyInAnyOrder(orchard().scope().split(" "));
        }

        @Test
        void allowingLessGrantsLessAndTheAnswerSaysSo() {
            Tokens tokens = oauth.authorize(orchard())
                    .scope("openid profile orders:read orders:write")
                    .as(people.newcomer())
                    .consent("orders:read")
                    .exchange();

            assertThat(tokens.scope()).contains("orders:read").doesNotContain("orders:write");
            assertThat(oauth.jwts().scope(tokens.accessToken())).doesNotContain("orders:write");
        }

        @Test
        void permissionIsAskedOnce() {
            Browser browser = oauth.browser().login(people.newcomer());
            oauth.authorize(orchard()).in(browser).silently().consent().exchange();

            Tokens again = oauth.authorize(orchard()).in(browser).silently().exchange();

            assertThat(again.scope())
                    .containsExactlyInAnyOrder(orchard().scope().split(" "));
        }

        @Test
        void askingForMoreAsksAgain() {
            Browser browser = oauth.browser().login(people.newcomer());
            oauth.authorize(orchard())
                    .scope("openid profile")
                    .in(browser)
                    .silently()
                    .consent()
                    .exchange();

            Arrival more = oauth.authorize(orchard())
                    .scope("openid profile email")
                    .in(browser)
                    .silently();

            assertThat(more.asksForConsent()).isTrue();
            assertThat(more.consent().exchange().scope()).containsExactlyInAnyOrder("openid", "profile", "email");
        }

        @Test
        void onePersonsPermissionIsNotAnothers() {
            oauth.authorize(orchard()).as(people.newcomer()).consent().exchange();

            assertThat(oauth.authorize(orchard()).as(people.newcomer()).asksForConsent())
                    .isTrue();
        }

        @Test
        void firstPartyAsksNobody() {
            assertThat(oauth.authorize(harbor())
                            .as(people.newcomer())
                            .exchange()
                            .scope())
                    .containsExactlyInAnyOrder(harbor().scope().split(" "));
        }
    }
}
