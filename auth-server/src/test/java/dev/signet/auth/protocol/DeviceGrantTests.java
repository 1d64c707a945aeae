package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.easel;
import static dev.signet.auth.testing.Clients.harbor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.Device;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A device asks for its tokens: RFC 8628 §3.4, §3.5. */
@SignetTest
class DeviceGrantTests {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final OAuth oauth;
    private final People people;
    private final MutableClock clock;

    DeviceGrantTests(OAuth oauth, People people, MutableClock clock) {
        this.oauth = oauth;
        this.people = people;
        this.clock = clock;
    }

    @Nested
    @DisplayName("RFC 8628 §3.5: while nobody has answered")
    class Waiting {

        @Test
        void theDeviceIsToldToWait() {
            assertThat(oauth.device(cli()).poll()).isRefused(400, "authorization_pending");
        }

        /** "the interval MUST be increased by 5 seconds for this and all subsequent requests" */
        @Test
        void deviceThatAsksTooOftenWaitsFiveSecondsLongerFromThenOn() {
            Device device = oauth.device(cli());
            device.poll();

            assertThat(device.poll()).isRefused(400, "slow_down");

            clock.advance(INTERVAL.plusSeconds(3));
            assertThat(device.poll()).as("eight seconds later").isRefused(400, "slow_down");
            clock.advance(INTERVAL.plusSeconds(10));
            assertThat(device.poll()).as("15 seconds later").isRefused(400, "authorization_pending");
            clock.advance(INTERVAL);
            assertThat(device.poll()).as("5 seconds later").isRefused(400, "slow_down");
        }

        @Test
        void deviceThatKeepsToTheIntervalIsNeverSlowedDown() {
            Device device = oauth.device(cli());

            for (int i = 0; i < 4; i++) {
                assertThat(device.poll()).isRefused(400, "authorization_pending");
                clock.advance(INTERVAL);
            }
        }

        @Test
        void ofManyQuestionsAtOnceOneIsInTime() {
            Device device = oauth.device(cli());

            List<String> errors = Race.run(8, () -> device.poll().error().orElseThrow());

            assertThat(errors).containsOnlyOnce("authorization_pending").contains("slow_down");
        }

        @Test
        void theTimeIsOverToTheSecond() {
            Device device = oauth.device(cli());
            clock.advance(Duration.ofMinutes(10).minusSeconds(2));
            assertThat(device.poll()).isRefused(400, "authorization_pending");

            clock.advance(Duration.ofSeconds(2));

            assertThat(device.poll()).isRefused(400, "expired_token");
        }

        @Test
        void whatWasAllowedButNotFetchedInTimeIsLost() {
            Device device = oauth.device(cli());
            device.enteredBy(people.newcomer()).allow();
            clock.advance(Duration.ofMinutes(10));

            assertThat(device.poll()).isRefused(400, "expired_token");
        }
    }

    @Nested
    @DisplayName("RFC 8628 §3.4: what the server verifies")
    class Verified {

        @Test
        void codeThatNobodyIssuedIsRefused() {
            Device device = oauth.device(cli());

            for (String code : List.of("sgd_" + "A".repeat(43), "guessed", device.userCode(), "sgd_%00")) {
                assertThat(device.tokenRequest().with("device_code", code).send())
                        .isRefused(400, "invalid_grant");
            }
        }

        @Test
        void missingOrRepeatedCodeIsRefused() {
            Device device = oauth.device(cli());

            assertThat(device.tokenRequest().without("device_code").send()).isRefused(400, "invalid_request");
            assertThat(device.tokenRequest()
                            .and("device_code", device.deviceCode())
                            .send())
                    .isRefused(400, "invalid_request");
        }

        @Test
        void codeOfAnotherClientIsRefused() {
            Device device = oauth.device(cli());
            device.enteredBy(people.newcomer()).allow();

            assertThat(device.tokenRequestOf(easel()).send()).isRefused(400, "invalid_grant");
            assertThat(device.tokenRequestOf(harbor()).send()).isRefused(400, "unauthorized_client");
            assertThat(device.tokens()).hasStatus(200);
        }

        @Test
        void deviceCodeIsNoAuthorizationCode() {
            Device device = oauth.device(cli());
            device.enteredBy(people.newcomer()).allow();

            Answer answer = oauth.token(cli(), "authorization_code")
                    .with("code", device.deviceCode())
                    .with("redirect_uri", cli().redirectUri())
                    .with("code_verifier", "v".repeat(43))
                    .send();

            assertThat(answer).isRefused(400, "invalid_grant");
        }

        @Test
        void secondRedemptionOfOneCodeEndsTheGrant() {
            Device device = oauth.device(cli());
            device.enteredBy(people.newcomer()).allow();
            Tokens tokens = device.tokens();
            assertThat(tokens.accessTokenIsActive()).isTrue();

            assertThat(device.poll()).isRefused(400, "invalid_grant");

            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(tokens.refresh()).isRefused(400, "invalid_grant");
        }

        @Test
        void ofManyRedemptionsAtOnceAtMostOneWins() {
            Device device = oauth.device(cli());
            device.enteredBy(people.newcomer()).allow();

            List<Integer> statuses = Race.run(8, () -> device.poll().status());

            assertThat(statuses).containsOnlyOnce(200);
        }
    }

    @Nested
    @DisplayName("RFC 8628 §3.5: the tokens")
    class Issued {

        @Test
        void theyAreThePersonsAndLikeThoseOfTheCodeFlow() {
            TestUser person = people.newcomer();
            Device device = oauth.device(cli());
            device.enteredBy(person).allow();

            Tokens tokens = device.tokens();

            assertThat(tokens.answer()).hasStatus(200).isNotCached();
            assertThat(tokens.accessTokenClaims())
                    .containsEntry("sub", person.id())
                    .containsEntry("client_id", "cli")
                    .containsKey("sid");
            assertThat(tokens.userinfo().json()).containsEntry("sub", person.id());
            assertThat(tokens.refresh().refresh()).hasStatus(200);
        }

        /** OpenID Connect knows nothing of devices, but what it says of ID tokens holds for this one too (Core §2). */
        @Test
        void withOpenidThereIsAnIdToken() {
            TestUser person = people.newcomer();
            Device device = oauth.device(cli());
            device.enteredBy(person).allow();

            Map<String, Object> claims = device.tokens().idTokenClaims();

            assertThat(claims)
                    .containsEntry("sub", person.id())
                    .containsEntry("aud", "cli")
                    .containsKeys("auth_time", "sid", "at_hash", "amr", "acr")
                    .doesNotContainKey("nonce");
        }

        @Test
        void withoutOpenidThereIsNone() {
            Device device = new Device(
                    oauth,
                    cli(),
                    oauth.deviceRequest(cli()).with("scope", "orders:read").send());
            device.enteredBy(people.newcomer()).allow();

            assertThat(device.tokens().answer().json()).doesNotContainKey("id_token");
        }

        @Test
        void theyEndWithTheSessionThatAllowedThem() {
            Browser browser = oauth.browser().login(people.newcomer());
            Device device = oauth.device(cli());
            device.enteredIn(browser).allow();
            Tokens tokens = device.tokens();

            browser.submit(browser.get("/").page().pressing("sign-out"));

            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(tokens.refresh()).isRefused(400, "invalid_grant");
        }

        @Test
        void withOfflineAccessTheyOutliveIt() {
            Browser browser = oauth.browser().login(people.newcomer());
            Device device = oauth.device(easel());
            device.enteredIn(browser).allow();
            Tokens tokens = device.tokens();

            browser.submit(browser.get("/").page().pressing("sign-out"));

            assertThat(tokens.refresh()).hasStatus(200);
        }

        @Test
        void whoSignedOutBeforeTheDeviceAskedHasGivenNothing() {
            Browser browser = oauth.browser().login(people.newcomer());
            Device device = oauth.device(cli());
            device.enteredIn(browser).allow();
            browser.submit(browser.get("/").page().pressing("sign-out"));

            assertThat(device.poll()).isRefused(400, "invalid_grant");
        }

        @Test
        void whoWasDisabledObtainsNothing() {
            TestUser person = people.newcomer();
            Device device = oauth.device(cli());
            device.enteredBy(person).allow();

            people.disable(person);

            assertThat(device.poll()).isRefused(400, "invalid_grant");
        }

        @Test
        void theyAreTakenBackAsAllAre() {
            Device device = oauth.device(cli());
            device.enteredBy(people.newcomer()).allow();
            Tokens tokens = device.tokens();

            oauth.revoke(cli(), tokens.refreshToken());

            assertThat(tokens.accessTokenIsActive()).isFalse();
        }
    }
}
