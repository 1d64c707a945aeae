package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.courier;
import static dev.signet.auth.testing.Clients.embassy;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.notary;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.ClientAssertion;
import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.Forgery;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.RelyingParty;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code private_key_jwt}: RFC 7521 §4.2, RFC 7523 §2.2 and §3, OpenID Connect Core §9, FAPI 2.0 Security Profile §5.3.2.1. */
@SignetTest
class PrivateKeyJwtTests {

    private final OAuth oauth;
    private final MutableClock clock;

    PrivateKeyJwtTests(OAuth oauth, MutableClock clock) {
        this.oauth = oauth;
        this.clock = clock;
    }

    @Nested
    @DisplayName("RFC 7523 §3: what is accepted")
    class Accepted {

        @Test
        void assertionForTheIssuer() {
            assertThat(oauth.clientCredentials(notary())).hasStatus(200);
            assertThat(oauth.clientCredentials(embassy())).hasStatus(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/oauth2/token", ""})
        void olderClientsNameTheTokenEndpointOrAList(String path) {
            Object list = List.of(oauth.issuer() + path);

            assertThat(present(anAssertion().with("aud", oauth.issuer() + path)))
                    .hasStatus(200);
            assertThat(present(anAssertion().with("aud", list))).hasStatus(200);
            assertThat(present(anAssertion().with("aud", List.of(oauth.issuer(), oauth.issuer() + "/oauth2/token"))))
                    .hasStatus(200);
        }

        @Test
        void clientIdMayBeSentAndIsTheSame() {
            assertThat(oauth.token(notary(), "client_credentials")
                            .with("client_id", "notary")
                            .send())
                    .hasStatus(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"JWT", "jwt", "client-authentication+jwt"})
        void typeOfAnAssertion(String type) {
            assertThat(present(anAssertion().typed(type))).hasStatus(200);
        }

        @Test
        void everyAlgorithmThatTheKeysAreGoodFor() {
            assertThat(present(anAssertion().signedBy(KeyPairs.rsa("notary"), JWSAlgorithm.PS256, "notary-rsa")))
                    .hasStatus(200);
            assertThat(present(anAssertion().signedBy(KeyPairs.rsa("notary"), JWSAlgorithm.RS256, "notary-rsa")))
                    .hasStatus(200);
        }

        @Test
        void keyNeedNotBeNamed() {
            assertThat(present(anAssertion().signedBy(KeyPairs.ec("notary"), JWSAlgorithm.ES256, null)))
                    .hasStatus(200);
        }

        @Test
        void clockOfTheClientMayBeAFewSecondsOff() {
            assertThat(present(anAssertion().with("iat", inSeconds(10)).with("nbf", inSeconds(10))))
                    .as("FAPI 2.0 §5.3.2.1: shall accept 0 to 10 seconds in the future")
                    .hasStatus(200);
        }

        @Test
        void everyEndpointForClients() {
            Tokens tokens = oauth.authorize(notary()).as("alice").exchange();

            assertThat(tokens.refresh()).hasStatus(200);
            assertThat(oauth.introspect(notary(), tokens.accessToken()).json()).containsEntry("active", true);
            assertThat(oauth.revoke(notary(), tokens.accessToken())).hasStatus(200);
            assertThat(oauth.introspect(notary(), tokens.accessToken()).json()).containsEntry("active", false);
        }

        @Test
        void endpointThatIsAskedIsAnAudienceToo() {
            String assertion =
                    anAssertion().with("aud", oauth.issuer() + "/oauth2/revoke").text();

            assertThat(oauth.revocationRequest(notary(), "whatever")
                            .with("client_assertion_type", ClientAssertion.TYPE)
                            .with("client_assertion", assertion)
                            .send())
                    .hasStatus(200);
        }
    }

    @Nested
    @DisplayName("RFC 7523 §3: what is refused")
    class Refused {

        @ParameterizedTest
        @ValueSource(strings = {"iss", "sub", "aud", "exp", "jti"})
        void assertionWithoutAClaimThatItNeeds(String claim) {
            refuse(anAssertion().with(claim, null));
        }

        @Test
        void issuerAndSubjectThatAreNotTheClient() {
            refuse(anAssertion().with("iss", "machine"));
            refuse(anAssertion().with("sub", "machine"));
            refuse(anAssertion().with("iss", "machine").with("sub", "machine"));
            refuse(anAssertion().with("iss", "embassy").with("sub", "embassy"));
        }

        @Test
        void bodyThatNamesAnotherClient() {
            assertThat(oauth.token(notary(), "client_credentials")
                            .with("client_id", "embassy")
                            .send())
                    .isRefused(401, "invalid_client");
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://elsewhere.example", "", "notary"})
        void audienceThatIsAnother(String audience) {
            refuse(anAssertion().with("aud", audience));
        }

        @Test
        void audienceBesideUs() {
            refuse(anAssertion().with("aud", List.of(oauth.issuer(), "https://elsewhere.example")));
            refuse(anAssertion().with("aud", List.of()));
            refuse(anAssertion().with("aud", oauth.issuer() + "/"));
            refuse(anAssertion().with("aud", oauth.issuer() + "/oauth2/revoke"));
        }

        @Test
        void assertionThatHasExpiredOrLivesTooLong() {
            refuse(anAssertion().with("exp", inSeconds(-31)));
            refuse(anAssertion().with("exp", inSeconds(3_700)));
            refuse(anAssertion().with("exp", Long.MAX_VALUE));
            refuse(anAssertion().with("exp", "soon"));
        }

        @Test
        void assertionOfTheFuture() {
            refuse(anAssertion().with("iat", inSeconds(61)));
            refuse(anAssertion().with("nbf", inSeconds(61)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"at+jwt", "dpop+jwt", "logout+jwt", "oauth-authz-req+jwt", "statuslist+jwt"})
        void otherKindsOfJwt(String type) {
            refuse(anAssertion().typed(type));
        }

        @ParameterizedTest
        @EnumSource
        void forgeries(Forgery forgery) {
            assertThat(present(forgery.of(anAssertion().text()))).isRefused(401, "invalid_client");
        }

        @Test
        void keyOfAnotherClientUnderTheNameOfOurs() {
            ECKey foreign = KeyPairs.ec("embassy");

            refuse(anAssertion().signedBy(foreign));
            refuse(anAssertion().signedBy(foreign, JWSAlgorithm.ES256, "notary"));
            refuse(anAssertion().signedBy(foreign, JWSAlgorithm.ES256, null));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "......", "é.é.é"})
        void whatIsNoJwt(String text) {
            assertThat(present(text)).isRefused(401, "invalid_client");
        }

        @Test
        void assertionOfAbsurdLength() {
            refuse(anAssertion().with("more", "x".repeat(8_000)));
        }

        @Test
        void clientThatProvesItselfOtherwise() {
            refuse(ClientAssertion.of(machine(), oauth.issuer()).signedBy(KeyPairs.ec("notary")));
            refuse(ClientAssertion.of(harbor(), oauth.issuer()));
            assertThat(oauth.clientCredentials(notary().withSecret("secret").by(TestClient.Method.BASIC)))
                    .isRefused(401, "invalid_client");
            assertThat(oauth.clientCredentials(notary().by(TestClient.Method.NONE)))
                    .isRefused(401, "invalid_client");
        }

        @Test
        void assertionBesideAnotherProof() {
            assertThat(oauth.token(notary(), "client_credentials")
                            .with("client_secret", "secret")
                            .send())
                    .as("RFC 6749 §2.3: not more than one method")
                    .isRefused(400, "invalid_request");
            assertThat(oauth.token(notary(), "client_credentials")
                            .authorization(machine().basic())
                            .send())
                    .isRefused(400, "invalid_request");
        }

        @Test
        void requestThatIsNotWhole() {
            assertThat(oauth.token(notary(), "client_credentials")
                            .with("client_assertion_type", ClientAssertion.TYPE)
                            .send())
                    .isRefused(400, "invalid_request");
            assertThat(oauth.token(notary(), "client_credentials")
                            .with("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer")
                            .with("client_assertion", anAssertion().text())
                            .send())
                    .isRefused(401, "invalid_client");
            assertThat(oauth.token(notary(), "client_credentials")
                            .with("client_assertion_type", ClientAssertion.TYPE)
                            .and("client_assertion", anAssertion().text())
                            .and("client_assertion", anAssertion().text())
                            .send())
                    .isRefused(400, "invalid_request");
        }
    }

    @Nested
    @DisplayName("OpenID Connect Core §9: jti, used once")
    class UsedOnce {

        @Test
        void secondUseIsRefused() {
            String assertion = anAssertion().text();

            assertThat(present(assertion)).hasStatus(200);
            assertThat(present(assertion)).isRefused(401, "invalid_client");
        }

        @Test
        void sameIdInAnotherAssertionIsRefusedToo() {
            present(anAssertion().with("jti", "chosen-by-the-client"));

            refuse(anAssertion().with("jti", "chosen-by-the-client"));
        }

        @Test
        void sameIdOfAnotherClientIsAnother() {
            present(anAssertion().with("jti", "chosen-by-both"));

            assertThat(present(ClientAssertion.of(embassy(), oauth.issuer()).with("jti", "chosen-by-both")))
                    .hasStatus(200);
        }

        @Test
        void oneOfManyAtOnceIsAccepted() {
            String assertion = anAssertion().text();

            List<Integer> statuses = Race.run(() -> present(assertion).status());

            assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 401);
        }

        @Test
        void assertionThatIsRefusedIsNotSpent() {
            present(anAssertion().with("jti", "not-spent").signedBy(KeyPairs.ec("embassy")));

            assertThat(present(anAssertion().with("jti", "not-spent"))).hasStatus(200);
        }
    }

    @Nested
    @DisplayName("FAPI 2.0 §5.3.2.1: a client that is held to it")
    class Strict {

        @Test
        void audienceIsTheIssuerAsAStringAndNothingElse() {
            refuse(strict().with("aud", oauth.issuer() + "/oauth2/token"));
            refuse(strict().with("aud", List.of(oauth.issuer())));
            assertThat(present(strict())).hasStatus(200);
        }

        @Test
        void algorithmIsTheRegisteredOne() {
            refuse(strict().signedBy(KeyPairs.rsa("embassy"), JWSAlgorithm.PS256, "embassy-rsa"));
            refuse(strict().signedBy(KeyPairs.rsa("embassy"), JWSAlgorithm.RS256, "embassy-rsa"));
        }

        private ClientAssertion strict() {
            return ClientAssertion.of(embassy(), oauth.issuer());
        }
    }

    @Nested
    @DisplayName("RFC 7591 §2: jwks_uri")
    class PublishedKeys {

        @Test
        void clientIsToldToComeBackWhileItsKeysCannotBeFetchedAndTakenWhenTheyCan() {
            assertThat(oauth.clientCredentials(courier())).isRefused(503, "temporarily_unavailable");

            try (RelyingParty party = RelyingParty.open(Clients.COURIER_PORT)) {
                party.is(RelyingParty.saying(KeyPairs.published("courier")));
                clock.advance(Duration.ofSeconds(10));

                assertThat(oauth.clientCredentials(courier())).hasStatus(200);
                assertThat(oauth.clientCredentials(courier())).hasStatus(200);
                assertThat(party.received()).hasSize(1);
            }
        }
    }

    private static long inSeconds(long seconds) {
        return Instant.now().plusSeconds(seconds).getEpochSecond();
    }

    private ClientAssertion anAssertion() {
        return ClientAssertion.of(notary(), oauth.issuer());
    }

    private void refuse(ClientAssertion assertion) {
        assertThat(present(assertion)).isRefused(401, "invalid_client");
    }

    private Answer present(ClientAssertion assertion) {
        return present(assertion.text());
    }

    private Answer present(String assertion) {
        return oauth.token(notary(), "client_credentials")
                .with("client_assertion_type", ClientAssertion.TYPE)
                .with("client_assertion", assertion)
                .send();
    }
}
