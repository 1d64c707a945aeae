package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.machine;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.DPoPProof;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9449 §4.2 and §4.3: each thing that a proof must be, wrong alone. */
@SignetTest
class DPoPProofTests {

    private static final JWK KEY = KeyPairs.ec("proof");
    private static final JWK OTHER = KeyPairs.ec("proof-other");

    private final OAuth oauth;

    DPoPProofTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("RFC 9449 §4.3: what is accepted")
    class Accepted {

        @Test
        void goodProof() {
            accept(aProof());
            accept(DPoPProof.forTokens(oauth, KeyPairs.rsa("proof")));
        }

        @Test
        void addressIsComparedWithoutQueryAndFragmentAndNormalized() {
            String address = oauth.uri("/oauth2/token").toString();

            accept(aProof().with("htu", address + "?a=b#c"));
            accept(aProof().with("htu", address.replace("http://localhost", "HTTP://LOCALHOST")));
            accept(aProof().with("htu", address.replace("token", "%74oken")));
            accept(aProof().with("htu", address.replace("/oauth2", "/a/../oauth2")));
        }

        @Test
        void clockOfTheClientMayBeAFewSecondsOff() {
            accept(aProof().with("iat", inSeconds(10)));
            accept(aProof().with("iat", inSeconds(-60)));
        }

        @Test
        void nonceThatNobodyAskedForIsNotLookedAt() {
            accept(aProof().with("nonce", "of-another-server"));
        }
    }

    @Nested
    @DisplayName("RFC 9449 §4.3: what is refused")
    class Refused {

        @Test
        void severalProofs() {
            assertThat(oauth.token(machine(), "client_credentials")
                            .proof(aProof().text())
                            .proof(aProof().text())
                            .send())
                    .isRefused(400, "invalid_dpop_proof");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a.b.c", "nonsense", "eyJhbGciOiJub25lIn0.e30."})
        void whatIsNoJwt(String text) {
            refuse(text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"jti", "htm", "htu", "iat"})
        void claimMissing(String claim) {
            refuse(aProof().with(claim, null));
        }

        @ParameterizedTest
        @NullAndEmptySource
        @ValueSource(strings = {"JWT", "at+jwt", "client-authentication+jwt"})
        void anotherType(String type) {
            refuse(aProof().typed(type));
        }

        @Test
        void anotherAlgorithmThanTheOnesInTheMetadata() {
            refuse(DPoPProof.forTokens(oauth, KeyPairs.rsa("proof")).signedWith(JWSAlgorithm.RS256));
        }

        @Test
        void keyMissingPrivateOrAnother() {
            refuse(aProof().showing(null));
            refuse(aProof().showing(OTHER.toPublicJWK()));
        }

        @Test
        void privateKeyInTheHeader() {
            String[] parts = aProof().text().split("\\.");
            String header = "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + KEY.toJSONString() + "}";

            refuse(Base64URL.encode(header) + "." + parts[1] + "." + parts[2]);
        }

        @Test
        void signatureOfAnotherText() {
            String[] one = aProof().text().split("\\.");
            String[] two = aProof().text().split("\\.");

            refuse(one[0] + "." + one[1] + "." + two[2]);
        }

        @Test
        void extensionThatNobodyHereUnderstands() {
            refuse(aProof().critical("b64x"));
        }

        @Test
        void anotherMethod() {
            refuse(aProof().with("htm", "GET"));
            refuse(aProof().with("htm", "post"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://elsewhere.example/oauth2/token",
                    "/oauth2/token",
                    "mailto:token@example.com",
                    "http://user@localhost/oauth2/token",
                    "http://[/oauth2/token",
                    "%"
                })
        void anotherAddress(String address) {
            refuse(aProof().with("htu", address));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/oauth2/Token", "/oauth2/token/", "/oauth2/introspect", "/oauth2%2Ftoken"})
        void anotherPath(String path) {
            refuse(aProof().with("htu", oauth.issuer() + path));
        }

        @Test
        void hostHeaderDoesNotDecideWhereTheServerIs() {
            refuse(aProof().with("htu", oauth.issuer().replace("localhost", "127.0.0.1") + "/oauth2/token"));
        }

        @Test
        void proofTooOldOrOfTheFuture() {
            refuse(aProof().with("iat", inSeconds(-95)));
            refuse(aProof().with("iat", inSeconds(45)));
            refuse(aProof().with("iat", "now"));
        }

        @Test
        void proofOfAbsurdLength() {
            refuse(aProof().with("more", "x".repeat(3_900)));
        }
    }

    @Nested
    @DisplayName("RFC 9449 §11.1: replay")
    class Replay {

        @Test
        void proofIsGoodOnce() {
            String proof = aProof().text();

            assertThat(present(proof)).hasStatus(200);
            refuse(proof);
        }

        @Test
        void sameIdInAnotherProofOfThatKeyIsRefused() {
            accept(aProof().with("jti", "chosen"));

            refuse(aProof().with("jti", "chosen"));
            accept(DPoPProof.forTokens(oauth, OTHER).with("jti", "chosen"));
        }

        @Test
        void oneOfManyAtOnceIsAccepted() {
            String proof = aProof().text();

            List<Integer> statuses = Race.run(() -> present(proof).status());

            assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 400);
        }

        @Test
        void strangersSpendNothing() {
            String proof = aProof().text();
            oauth.token(machine().withSecret("wrong"), "client_credentials")
                    .proof(proof)
                    .send();

            assertThat(present(proof)).hasStatus(200);
        }
    }

    private static long inSeconds(long seconds) {
        return Instant.now().plusSeconds(seconds).getEpochSecond();
    }

    private DPoPProof aProof() {
        return DPoPProof.forTokens(oauth, KEY);
    }

    private void accept(DPoPProof proof) {
        Answer answer = present(proof.text());
        assertThat(answer).hasStatus(200);
        assertThat(answer.json().get("token_type").toString().toLowerCase(Locale.ROOT))
                .isEqualTo("dpop");
    }

    private void refuse(DPoPProof proof) {
        refuse(proof.text());
    }

    private void refuse(String proof) {
        assertThat(present(proof)).isRefused(400, "invalid_dpop_proof");
    }

    private Answer present(String proof) {
        return oauth.token(machine(), "client_credentials").proof(proof).send();
    }
}
