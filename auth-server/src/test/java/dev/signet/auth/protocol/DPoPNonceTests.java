package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.machine;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.DPoPProof;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9449 §8, §9 and §11.1, on two nodes that ask for nonces. */
@Tag("database")
class DPoPNonceTests {

    private static final JWK KEY = KeyPairs.ec("nonce");

    private static final RunningServer NODE = RunningServer.startWith(Map.of("signet.dpop.nonce-required", true));
    private static final RunningServer OTHER_NODE = NODE.another(Map.of());

    private final OAuth oauth = NODE.oauth();

    @AfterAll
    static void stop() {
        OTHER_NODE.close();
        NODE.close();
    }

    @Nested
    @DisplayName("RFC 9449 §8: at the token endpoint")
    class TokenEndpoint {

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", "invented", "AAAAAGddddddddddddddddddddddddddddddddddddddddddddddddddd"})
        void proofWithoutANonceIsAnsweredWithOne(String nonce) {
            Answer answer = present(oauth, aProof().with("nonce", nonce));

            assertThat(answer).isRefused(400, "use_dpop_nonce");
            assertThat(answer.headers("DPoP-Nonce"))
                    .singleElement()
                    .asString()
                    .matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
        }

        @Test
        void proofWithTheNonceIsAccepted() {
            Answer answer = present(oauth, aProof().with("nonce", nonce(oauth)));

            assertThat(answer).hasStatus(200);
            assertThat(answer.header("DPoP-Nonce")).as("§8.2: the next one").isPresent();
        }

        @Test
        void everyNodeKnowsTheNoncesOfTheOthers() {
            assertThat(present(OTHER_NODE.oauth(), aProof().with("nonce", nonce(oauth))))
                    .hasStatus(200);
        }

        @Test
        void nonceThatWasChangedIsNone() {
            String nonce = nonce(oauth);
            char last = nonce.charAt(20) == 'A' ? 'B' : 'A';

            assertThat(present(oauth, aProof().with("nonce", nonce.substring(0, 20) + last + nonce.substring(21))))
                    .isRefused(400, "use_dpop_nonce");
        }

        @Test
        void whatIsWrongWithTheProofIsSaidFirst() {
            assertThat(present(oauth, aProof().with("htm", "GET"))).isRefused(400, "invalid_dpop_proof");
        }
    }

    @Nested
    @DisplayName("RFC 9449 §9: at the UserInfo endpoint")
    class UserInfo {

        @Test
        void proofWithoutANonceIsAnsweredWithOne() {
            String token = new Tokens(
                            oauth,
                            harbor(),
                            oauth.authorize(harbor())
                                    .as("alice")
                                    .response()
                                    .tokenRequest()
                                    .proof(aProof().with("nonce", nonce(oauth)).text())
                                    .send())
                    .accessToken();

            Answer refused = userinfo(token, DPoPProof.forUserInfo(oauth, KEY, token));

            assertThat(refused).hasStatus(401);
            assertThat(refused.header("WWW-Authenticate").orElse("")).contains("DPoP error=\"use_dpop_nonce\"");
            String nonce = refused.header("DPoP-Nonce").orElseThrow();
            assertThat(userinfo(token, DPoPProof.forUserInfo(oauth, KEY, token).with("nonce", nonce)))
                    .hasStatus(200);
        }

        private Answer userinfo(String token, DPoPProof proof) {
            return oauth.send(oauth.request("/userinfo")
                    .header("Authorization", "DPoP " + token)
                    .header("DPoP", proof.text()));
        }
    }

    @Nested
    @DisplayName("RFC 9449 §11.1: replay at another node")
    class Replay {

        @Test
        void proofIsGoodOnceOnAllNodesTogether() {
            String proof = aProof().with("nonce", nonce(oauth)).text();

            assertThat(present(oauth, proof)).hasStatus(200);
            assertThat(present(OTHER_NODE.oauth(), proof)).isRefused(400, "invalid_dpop_proof");
        }
    }

    private DPoPProof aProof() {
        return DPoPProof.forTokens(oauth, KEY);
    }

    private String nonce(OAuth node) {
        return present(node, aProof()).header("DPoP-Nonce").orElseThrow();
    }

    private static Answer present(OAuth node, DPoPProof proof) {
        return present(node, proof.text());
    }

    private static Answer present(OAuth node, String proof) {
        return node.token(machine(), "client_credentials").proof(proof).send();
    }
}
