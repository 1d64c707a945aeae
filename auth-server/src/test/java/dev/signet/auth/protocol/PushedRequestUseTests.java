package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a pushed request leads to: RFC 9126 §4, and the FAPI 2.0 Security Profile §5.3.2.2, which forbids no reload. */
@Tag("session")
@SignetTest
class PushedRequestUseTests {

    private static final Duration LIFETIME = Duration.ofSeconds(90);

    private final OAuth oauth;
    private final People people;
    private final MutableClock clock;

    PushedRequestUseTests(OAuth oauth, People people, MutableClock clock) {
        this.oauth = oauth;
        this.people = people;
        this.clock = clock;
    }

    @Nested
    @DisplayName("RFC 9126 §4: the reference in the place of the request")
    class Reference {

        @Test
        void leadsToACodeAndWhatWasPushedHolds() {
            AuthorizationRequest request = oauth.authorize(aClient()).push();

            AuthorizationResponse response = request.as("alice").response();

            assertThat(response.parameters().names()).containsExactlyInAnyOrder("code", "state", "iss");
            assertThat(response.parameters().find("state")).contains(request.parameter("state"));
            assertThat(response.exchange().idTokenClaims()).containsEntry("nonce", request.parameter("nonce"));
        }

        @Test
        void leadsThereByPostToo() {
            AuthorizationRequest request =
                    oauth.authorize(aClient()).in(signedIn()).push();

            assertThat(new Arrival(request, request.post()).response().exchange())
                    .hasStatus(200);
        }

        @Test
        void leadsThroughTheConsentPage() {
            AuthorizationRequest request = oauth.authorize(orchard())
                    .with("response_mode", "form_post")
                    .push();

            assertThat(request.as(people.newcomer()).consent().exchange()).hasStatus(200);
        }

        @Test
        void whatStandsBesideItIsNotRead() {
            AuthorizationRequest request = oauth.authorize(aClient())
                    .scope("openid")
                    .push()
                    .beside("scope", "openid orders:write")
                    .beside("state", "another")
                    .beside("redirect_uri", "https://evil.example/");

            AuthorizationResponse response = request.as("alice").response();

            assertThat(response.parameters().find("state")).contains(request.parameter("state"));
            assertThat(response.exchange().scope()).containsExactly("openid");
        }

        @Test
        void whatItAsksOfTheLoginIsHeeded() {
            AuthorizationRequest silent =
                    oauth.authorize(aClient()).with("prompt", "none").push();
            AuthorizationRequest again = oauth.authorize(aClient())
                    .in(signedIn())
                    .with("prompt", "login")
                    .push();

            assertThat(silent.silently().response().error()).contains("login_required");
            assertThat(again.silently().asksForLogin()).isTrue();
            assertThat(again.as("alice").response().code()).isNotEmpty();
        }

        @Test
        void theLoginPageFillsInTheNameThatWasPushed() {
            Arrival arrival =
                    oauth.authorize(aClient()).with("login_hint", "bob").push().silently();

            assertThat(arrival.answer().body()).contains("value=\"bob\"");
        }

        @Test
        void theReferenceOfAnotherClientIsUnknown() {
            String reference = oauth.authorize(orchard()).push().requestUri();

            AuthorizationRequest request =
                    oauth.authorize(aClient()).in(signedIn()).referringTo(reference);

            assertThat(request.send()).isErrorPage("invalid_request_uri");
        }

        @Test
        void anUnknownReferenceIsToldOnAPage() {
            AuthorizationRequest request = oauth.authorize(aClient())
                    .in(signedIn())
                    .referringTo("urn:ietf:params:oauth:request_uri:" + "A".repeat(43));

            assertThat(request.send()).isErrorPage("invalid_request_uri");
        }

        @Test
        void aReferenceWithoutTheClientIsToldOnAPage() {
            AuthorizationRequest request =
                    oauth.authorize(aClient()).in(signedIn()).push();

            Answer answer = request.browser().get("/oauth2/authorize?request_uri=" + request.requestUri());

            assertThat(answer).isErrorPage("invalid_request_uri");
        }
    }

    @Nested
    @DisplayName("RFC 9126 §4, §7.3: used once")
    class Once {

        @Test
        void aSecondCodeIsNotToBeHad() {
            AuthorizationRequest request =
                    oauth.authorize(aClient()).in(signedIn()).push();
            request.silently().response().code();

            assertThat(request.silently().response().error()).contains("invalid_request_uri");
            assertThat(request.in(signedIn()).silently().response().error())
                    .as("in another browser")
                    .contains("invalid_request_uri");
        }

        @Test
        void norAfterAnError() {
            AuthorizationRequest request =
                    oauth.authorize(aClient()).with("prompt", "none").push();
            request.silently().response();

            assertThat(request.in(signedIn()).silently().response().error()).contains("invalid_request_uri");
        }

        @Test
        void norAfterTheConsentPageWasAnswered() {
            Browser browser = oauth.browser().login(people.newcomer());
            AuthorizationRequest request =
                    oauth.authorize(orchard()).in(browser).push();
            Arrival first = request.silently();
            Arrival second = request.silently();
            first.consent().response().code();

            assertThat(second.consent().response().error()).contains("invalid_request_uri");
        }

        @Test
        void norAfterThePersonRefused() {
            Browser browser = oauth.browser().login(people.newcomer());
            AuthorizationRequest request =
                    oauth.authorize(orchard()).in(browser).push();
            request.silently().deny();

            assertThat(request.silently().response().error()).contains("invalid_request_uri");
        }

        @Test
        void ofTwoBrowsersAtOnceOneIsGivenACode() {
            AuthorizationRequest request = oauth.authorize(aClient()).push();
            Queue<Browser> browsers =
                    new ConcurrentLinkedQueue<>(List.of(signedIn(), signedIn(), signedIn(), signedIn()));

            List<Answer> answers =
                    Race.run(browsers.size(), () -> browsers.remove().get(request.uri()));

            assertThat(answers)
                    .filteredOn(
                            answer -> answer.locationParameters().find("code").isPresent())
                    .hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.locationParameters()
                            .find("error")
                            .filter("invalid_request_uri"::equals)
                            .isPresent())
                    .hasSize(answers.size() - 1);
        }

        @Test
        void reloadingBeforeTheLoginIsNoUse() {
            AuthorizationRequest request = oauth.authorize(aClient()).push();

            assertThat(request.silently().asksForLogin()).isTrue();
            assertThat(request.silently().asksForLogin()).isTrue();
            assertThat(request.in(oauth.browser()).silently().asksForLogin())
                    .as("in another browser")
                    .isTrue();
            assertThat(request.as("alice").response().code()).isNotEmpty();
        }
    }

    @Nested
    @DisplayName("RFC 9126 §2.2: for as long as expires_in says")
    class Lifetime {

        @Test
        void aBrowserMayBeginUntilThen() {
            AuthorizationRequest request = oauth.authorize(aClient()).push();
            clock.advance(LIFETIME.minusSeconds(5));

            assertThat(request.as("alice").response().code()).isNotEmpty();
        }

        @Test
        void fromThenOnItIsTooLateAndTheClientIsTold() {
            AuthorizationRequest request = oauth.authorize(aClient()).push();
            clock.advance(LIFETIME);

            assertThat(request.silently().response().error()).contains("invalid_request_uri");
        }

        @Test
        void aSlowLoginGoesOnInTheBrowserThatHasBegun() {
            AuthorizationRequest request = oauth.authorize(aClient()).push();
            Arrival login = request.silently();
            clock.advance(LIFETIME.multipliedBy(4));

            assertThat(request.in(oauth.browser()).silently().response().error())
                    .as("in another browser")
                    .contains("invalid_request_uri");
            assertThat(login.asksForLogin()).isTrue();
        }

        @Test
        void aSlowLoginEndsWithACode() {
            AuthorizationRequest request = oauth.authorize(aClient()).push();
            Arrival login = request.silently();
            clock.advance(LIFETIME.multipliedBy(4));

            assertThat(login.logIn(TestUser.alice()).response().exchange()).hasStatus(200);
        }
    }

    private Browser signedIn() {
        return oauth.browser().login(TestUser.alice());
    }
}
