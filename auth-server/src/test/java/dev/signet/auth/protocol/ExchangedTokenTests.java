package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.broker;
import static dev.signet.auth.testing.Clients.butler;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.locker;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.ordersApi;
import static dev.signet.auth.testing.Clients.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.EndpointRequest;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an exchange obtains: RFC 8693 §2.2.1, §4.1, and until when it is good. */
@SignetTest
class ExchangedTokenTests {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final OAuth oauth;
    private final People people;

    ExchangedTokenTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
    }

    @Nested
    @DisplayName("RFC 8693 §2.2.1, §4.1: the token")
    class TheToken {

        @Test
        void itIsForTheApiBehindAndOnBehalfOfThePerson() {
            TestUser person = people.newcomer();
            Tokens old = oauth.authorize(harbor()).as(person).exchange();

            Tokens tokens = exchanged(broker(), old.accessToken());

            assertThat(tokens.answer()).hasStatus(200).isNotCached();
            assertThat(tokens.answer().json())
                    .containsEntry("issued_token_type", ACCESS_TOKEN)
                    .containsEntry("token_type", "Bearer");
            assertThat(tokens.accessTokenClaims())
                    .containsEntry("sub", person.id())
                    .containsEntry("aud", Clients.CELLAR_AUDIENCE)
                    .containsEntry("client_id", broker().id())
                    .containsEntry("sid", old.accessTokenClaims().get("sid"));
        }

        /** "act … provides a means within a JWT to express that delegation has occurred" */
        @Test
        void itSaysWhoActs() {
            assertThat(exchanged(broker(), someTokens().accessToken()).accessTokenClaims())
                    .containsEntry("act", Map.of("sub", broker().id()));
        }

        @Test
        void clientThatMayImpersonateIsNotNamed() {
            assertThat(exchanged(butler(), someTokens().accessToken()).accessTokenClaims())
                    .doesNotContainKey("act");
        }

        /** "a chain of delegation can be expressed by nesting one act claim within another" */
        @Test
        void whoActedBeforeStandsBehindAlsoWhereTheNewestIsNotNamed() {
            String first = exchanged(broker(), someTokens().accessToken()).accessToken();

            Tokens second =
                    new Tokens(oauth, butler(), exchange(butler(), first).send());

            assertThat(second.accessTokenClaims()).containsEntry("act", Map.of("sub", broker().id()));
        }

        @Test
        void actorTokenNamesTheActor() {
            String actor = oauth.clientCredentials(butler()).accessToken();

            Tokens tokens = new Tokens(
                    oauth,
                    butler(),
                    exchange(butler(), someTokens().accessToken())
                            .with("actor_token", actor)
                            .with("actor_token_type", ACCESS_TOKEN)
                            .send());

            assertThat(tokens.accessTokenClaims()).containsEntry("act", Map.of("sub", butler().id()));
        }

        @Test
        void actorTokenOfSomebodyElseIsRefused() {
            String actor = oauth.clientCredentials(machine()).accessToken();

            assertThat(exchange(butler(), someTokens().accessToken())
                            .with("actor_token", actor)
                            .with("actor_token_type", ACCESS_TOKEN)
                            .send())
                    .isRefused(400, "invalid_request");
        }

        /** Whoever passes tokens round in a circle would make each longer than the one before. */
        @Test
        void theLineOfThoseWhoActHasAnEnd() {
            String token = someTokens().accessToken();
            for (int i = 0; i < 5; i++) {
                token = exchanged(broker(), token).accessToken();
            }

            assertThat(exchange(broker(), token).send()).isRefused(400, "invalid_request");
        }

        @Test
        void introspectionTellsWhoActs() {
            Tokens tokens = exchanged(broker(), someTokens().accessToken());

            assertThat(oauth.introspect(ordersApi(), tokens.accessToken()).json())
                    .containsEntry("active", true)
                    .containsEntry("act", Map.of("sub", broker().id()));
        }

        @Test
        void opaqueTokenIsExchangedToo() {
            Tokens opaque = oauth.authorize(locker()).as("alice").exchange();

            assertThat(exchanged(broker(), opaque.accessToken()).accessTokenIsActive())
                    .isTrue();
        }
    }

    @Nested
    @DisplayName("RFC 8693 §5: what ends the grant ends what was exchanged")
    class Ends {

        @Test
        void withTheRefreshTokenOfTheGrant() {
            Tokens old = someTokens();
            Tokens tokens = exchanged(broker(), old.accessToken());
            assertThat(tokens.accessTokenIsActive()).isTrue();

            oauth.revoke(harbor(), old.refreshToken());

            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(exchange(broker(), old.accessToken()).send()).isRefused(400, "invalid_request");
        }

        @Test
        void withTheSessionAndAlsoWhatWasExchangedTwice() {
            var browser = oauth.browser().login(people.newcomer());
            Tokens old = oauth.authorize(harbor()).in(browser).silently().exchange();
            Tokens first = exchanged(broker(), old.accessToken());
            Tokens second = new Tokens(
                    oauth, butler(), exchange(butler(), first.accessToken()).send());

            browser.submit(browser.get("/").page().pressing("sign-out"));

            assertThat(first.accessTokenIsActive()).isFalse();
            assertThat(second.accessTokenIsActive()).isFalse();
        }

        @Test
        void withThePerson() {
            TestUser person = people.newcomer();
            Tokens tokens = exchanged(
                    broker(), oauth.authorize(harbor()).as(person).exchange().accessToken());

            people.disable(person);

            assertThat(tokens.accessTokenIsActive()).isFalse();
        }

        @Test
        void withTheClientThatThePersonSignedInTo() {
            Tokens tokens = exchanged(
                    broker(), oauth.authorize(tenant()).as("alice").exchange().accessToken());

            people.disable(tenant());

            assertThat(tokens.accessTokenIsActive()).isFalse();
        }

        @Test
        void itIsTakenBackAlone() {
            Tokens old = someTokens();
            Tokens tokens = exchanged(broker(), old.accessToken());

            oauth.revoke(broker(), tokens.accessToken());

            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(old.accessTokenIsActive()).isTrue();
        }

        @Test
        void noExchangeOutlivesAnEndAtTheSameInstant() {
            Tokens old = someTokens();

            List<Answer> answers = Race.run(8, () -> {
                Answer answer = exchange(broker(), old.accessToken()).send();
                oauth.revoke(harbor(), old.refreshToken());
                return answer;
            });

            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 200)
                    .allSatisfy(answer -> assertThat(
                                    oauth.isActive(String.valueOf(answer.json().get("access_token"))))
                            .isFalse());
        }
    }

    private Tokens someTokens() {
        return oauth.authorize(harbor()).as("alice").exchange();
    }

    private Tokens exchanged(TestClient client, String token) {
        return new Tokens(oauth, client, exchange(client, token).send());
    }

    private EndpointRequest exchange(TestClient client, String token) {
        return oauth.token(client, EXCHANGE).with("subject_token", token).with("subject_token_type", ACCESS_TOKEN);
    }
}
