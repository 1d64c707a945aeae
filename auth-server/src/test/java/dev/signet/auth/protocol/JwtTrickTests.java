package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.abbey;
import static dev.signet.auth.testing.Clients.broker;
import static dev.signet.auth.testing.Clients.butler;
import static dev.signet.auth.testing.Clients.console;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.notary;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.ClientAssertion;
import dev.signet.auth.testing.DPoPProof;
import dev.signet.auth.testing.JwtTrick;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.RelyingParty;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.text.ParseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every trick with the header of a JWT, at every place that reads one. What is refused in each test is the same JWT that is taken, at the
 * end of the test, as it was. The assertions of {@link JwtBearerGrantTests} and the software statements of {@link RegistrationPolicyTests} are tried there.
 */
@SignetTest
class JwtTrickTests {

    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    /** Where the attacker's key is published: whoever went there would be taken in. */
    private static final RelyingParty ELSEWHERE =
            RelyingParty.open(JwtTrick.PORT).is(RelyingParty.saying(JwtTrick.published()));

    private final OAuth oauth;
    private final People people;

    JwtTrickTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
    }

    @AfterAll
    static void close() {
        ELSEWHERE.close();
    }

    @AfterEach
    void nothingWasFetchedFromWhereAHeaderSaid() {
        assertThat(ELSEWHERE.received()).isEmpty();
    }

    @Nested
    @DisplayName("RFC 8725 §3.1, §3.10: the header of a client's JWT decides nothing")
    class OfClients {

        @ParameterizedTest
        @EnumSource
        void inAnAssertion(JwtTrick trick) {
            String good = ClientAssertion.of(notary(), oauth.issuer()).text();

            assertThat(present(trick.of(good, KeyPairs.ec("notary")))).isRefused(401, "invalid_client");
            assertThat(present(good)).hasStatus(200);
        }

        @ParameterizedTest
        @EnumSource
        void inARequestObject(JwtTrick trick) {
            AuthorizationRequest request = oauth.authorize(abbey());
            String good = request.object().jwt();

            assertThat(request.signed(trick.of(good, KeyPairs.ec("abbey")))
                            .pushRequest()
                            .send())
                    .isRefused(400, "invalid_request_object");
            assertThat(request.signed(good).pushRequest().send()).hasStatus(201);
        }

        /** The key in the header of a proof is the one that counts: whoever brings another has made another proof. */
        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JWK_IN_THE_HEADER")
        void inAProof(JwtTrick trick) {
            JWK key = KeyPairs.ec("tricked");
            String good = DPoPProof.forTokens(oauth, key).text();

            assertThat(prove(trick.of(good, key))).isRefused(400, "invalid_dpop_proof");
            assertThat(prove(good)).hasStatus(200);
        }

        private Answer present(String assertion) {
            return oauth.token(notary(), "client_credentials")
                    .with("client_assertion_type", ClientAssertion.TYPE)
                    .with("client_assertion", assertion)
                    .send();
        }

        private Answer prove(String proof) {
            return oauth.token(machine(), "client_credentials").proof(proof).send();
        }
    }

    @Nested
    @DisplayName("RFC 8725 §3.1, §3.10: the header of what this server signed decides nothing")
    class OfTheServer {

        @ParameterizedTest
        @EnumSource
        void atUserInfo(JwtTrick trick) {
            String good = someTokens().accessToken();

            assertThat(oauth.userinfo(forged(trick, good))).hasStatus(401);
            assertThat(oauth.userinfo(good)).hasStatus(200);
        }

        @ParameterizedTest
        @EnumSource
        void atTheAdministrationApi(JwtTrick trick) {
            String good = oauth.clientCredentials(console()).accessToken();

            assertThat(administer(forged(trick, good))).hasStatus(401);
            assertThat(administer(good)).hasStatus(200);
        }

        @ParameterizedTest
        @EnumSource
        void atIntrospection(JwtTrick trick) {
            String good = someTokens().accessToken();

            assertThat(oauth.introspect(ordersApi(), forged(trick, good))).saysInactiveAndNothingElse();
            assertThat(oauth.isActive(good)).isTrue();
        }

        @ParameterizedTest
        @EnumSource
        void atRevocation(JwtTrick trick) {
            String good = someTokens().accessToken();

            oauth.revoke(harbor(), forged(trick, good));

            assertThat(oauth.isActive(good)).isTrue();
            oauth.revoke(harbor(), good);
            assertThat(oauth.isActive(good)).isFalse();
        }

        @ParameterizedTest
        @EnumSource
        void asASubjectToken(JwtTrick trick) {
            String good = someTokens().accessToken();

            assertThat(exchange(broker(), forged(trick, good), "")).isRefused(400, "invalid_request");
            assertThat(exchange(broker(), good, "")).hasStatus(200);
        }

        @ParameterizedTest
        @EnumSource
        void asAnActorToken(JwtTrick trick) {
            String subject = someTokens().accessToken();
            String good = oauth.clientCredentials(butler()).accessToken();

            assertThat(exchange(butler(), subject, forged(trick, good))).isRefused(400, "invalid_request");
            assertThat(exchange(butler(), subject, good)).hasStatus(200);
        }

        @ParameterizedTest
        @EnumSource
        void asAHintAtTheAuthorizationEndpoint(JwtTrick trick) {
            TestUser user = people.newcomer();
            Browser browser = oauth.browser().login(user);
            String good =
                    oauth.authorize(harbor()).in(browser).silently().exchange().idToken();

            assertThat(hinted(browser, forged(trick, good))
                            .silently()
                            .response()
                            .error())
                    .contains("invalid_request");
            assertThat(hinted(browser, good).silently().response().code()).isNotEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void asAHintAtTheEndOfTheSession(JwtTrick trick) {
            Browser browser = oauth.browser().login(people.newcomer());
            String good =
                    oauth.authorize(harbor()).in(browser).silently().exchange().idToken();

            assertThat(browser.get("/connect/logout?id_token_hint=" + forged(trick, good)))
                    .isErrorPage("invalid_request");
            assertThat(oauth.signedIn(browser)).isTrue();
            browser.follow(browser.get("/connect/logout?id_token_hint=" + good));
            assertThat(oauth.signedIn(browser)).isFalse();
        }

        private AuthorizationRequest hinted(Browser browser, String hint) {
            return oauth.authorize(harbor()).in(browser).with("id_token_hint", hint);
        }

        private Answer administer(String token) {
            return oauth.send(oauth.request("/admin/api/users").header("Authorization", "Bearer " + token));
        }

        private Answer exchange(TestClient client, String subject, String actor) {
            var request = oauth.token(client, "urn:ietf:params:oauth:grant-type:token-exchange")
                    .with("subject_token", subject)
                    .with("subject_token_type", ACCESS_TOKEN);
            return actor.isEmpty()
                    ? request.send()
                    : request.with("actor_token", actor)
                            .with("actor_token_type", ACCESS_TOKEN)
                            .send();
        }

        private Tokens someTokens() {
            return oauth.authorize(harbor()).as("alice").exchange();
        }

        /** By somebody who knows what everybody knows: the published keys. */
        private String forged(JwtTrick trick, String good) {
            try {
                String kid = SignedJWT.parse(good).getHeader().getKeyID();
                JWK known = oauth.jwts().keys().stream()
                        .filter(key -> key.getKeyID().equals(kid))
                        .findFirst()
                        .orElseThrow();
                return trick.of(good, known);
            } catch (ParseException e) {
                throw new AssertionError("no JWT", e);
            }
        }
    }
}
