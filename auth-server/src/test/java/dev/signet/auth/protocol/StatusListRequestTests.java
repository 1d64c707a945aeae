package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.machine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.StatusLists;
import dev.signet.auth.testing.Tokens;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a status list is asked for (draft-ietf-oauth-status-list-20 §8), over and over and through caches (RFC 9110 §13, §15.4.5). */
@SignetTest
class StatusListRequestTests {

    private final OAuth oauth;
    private final Tokens tokens;
    private final String path;

    StatusListRequestTests(OAuth oauth) {
        this.oauth = oauth;
        this.tokens = oauth.clientCredentials(machine());
        this.path = StatusLists.path(tokens);
    }

    @Nested
    @DisplayName("Status List §8.1, §8.4: what is refused")
    class Refused {

        @ParameterizedTest
        @ValueSource(
                strings = {"application/statuslist+cwt", "application/json", "text/html", "application/jwt", "x", "/"})
        void anyOtherForm(String accept) {
            assertThat(oauth.send(oauth.request(path).header("Accept", accept))).hasStatus(406);
        }

        @ParameterizedTest
        @ValueSource(strings = {"?time=1686925000", "?time=", "?time=x", "?time=1&time=2", "?a=b&time=0"})
        void theListAsItWas(String query) {
            assertThat(oauth.get(path + query)).hasStatus(501);
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT", "DELETE"})
        void anyChangeFromOutside(String method) {
            HttpRequest.Builder request = oauth.request(path).method(method, HttpRequest.BodyPublishers.ofString("{}"));

            assertThat(oauth.send(request).status()).isIn(403, 405);
        }
    }

    @Nested
    @DisplayName("Status List §8.1: who may ask")
    class WhoMayAsk {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/statuslist+jwt",
                    "*/*",
                    "application/*",
                    "application/statuslist+cwt, application/statuslist+jwt;q=0.5",
                    "text/html, */*;q=0.1"
                })
        void whoeverTakesASignedToken(String accept) {
            Answer answer = oauth.send(oauth.request(path).header("Accept", accept));

            assertThat(answer).hasStatus(200);
            assertThat(answer.header("Content-Type")).hasValue("application/statuslist+jwt");
        }

        @Test
        void scriptsOfAnySite() {
            Answer answer = oauth.send(oauth.request(path).header("Origin", "https://elsewhere.example"));

            assertThat(answer).hasStatus(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(answer.header("Access-Control-Expose-Headers")).hasValue("ETag");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(answer.headers("Vary")).as("one copy for all in a cache").isEmpty();
        }

        @Test
        void nobodyGetsACookieForIt() {
            assertThat(oauth.get(path).headers("Set-Cookie")).isEmpty();
        }
    }

    @Nested
    @DisplayName("RFC 9110 §13.1.2: asking again")
    class AskingAgain {

        @Test
        void forWhatOneHasIsAnsweredWithoutABody() {
            Answer first = oauth.get(path);

            Answer again = conditional(tag(first));

            assertThat(again).hasStatus(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.header("ETag")).hasValue(tag(first));
            assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
            assertThat(again.header("Access-Control-Allow-Origin")).hasValue("*");
        }

        @Test
        void isAnsweredWithTheListOnceABitHasChanged() {
            Answer first = oauth.get(path);
            oauth.revoke(machine(), tokens.accessToken());

            Answer changed = conditional(tag(first));

            assertThat(changed).hasStatus(200);
            assertThat(tag(changed)).isNotEqualTo(tag(first));
            assertThat(StatusLists.bit(oauth, changed, tokens)).isTrue();
            assertThat(conditional(tag(changed))).hasStatus(304);
        }

        @Test
        void findsAmongSeveralTags() {
            String tag = tag(oauth.get(path));

            assertThat(conditional("\"other\", " + tag)).hasStatus(304);
            assertThat(conditional("W/" + tag)).as("weak comparison").hasStatus(304);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"other\"", "\"\"", "other", "W/\"other\"", "\"", ","})
        void withAnotherTagIsAnsweredWithTheList(String tag) {
            assertThat(conditional(tag)).hasStatus(200);
        }

        @Test
        void isNotAMatterOfTime() {
            Answer answer =
                    oauth.send(oauth.request(path).header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"));

            assertThat(answer).as("bits change more than once a second").hasStatus(200);
        }

        @Test
        void theTagIsStrongAndNamesTheBytes() {
            Answer first = oauth.get(path);
            Answer second = oauth.get(path);

            assertThat(tag(first)).matches("\"[\\w-]{86}\"");
            assertThat(tag(second)).isEqualTo(tag(first));
            assertThat(second.body()).isEqualTo(first.body());
        }

        @Test
        void forTheHeadersAloneIsPossible() {
            Answer whole = oauth.get(path);

            Answer head = oauth.send(oauth.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));

            assertThat(head).hasStatus(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.header("ETag")).hasValue(tag(whole));
            assertThat(head.header("Content-Length"))
                    .hasValue(String.valueOf(whole.body().length()));
            assertThat(oauth.send(oauth.request(path)
                            .method("HEAD", HttpRequest.BodyPublishers.noBody())
                            .header("If-None-Match", tag(whole))))
                    .hasStatus(304);
        }

        private Answer conditional(String tags) {
            return oauth.send(oauth.request(path).header("If-None-Match", tags));
        }

        private static String tag(Answer answer) {
            return answer.header("ETag").orElseThrow();
        }
    }
}
