package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.machine;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.testing.DPoPProof;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that knows nothing of RFC 9449: what it does not know it ignores (RFC 6749 §3.1, §3.2). */
@Tag("database")
class DPoPTurnedOffTests {

    private static final JWK KEY = KeyPairs.ec("off");
    private static final RunningServer SERVER = RunningServer.startWith(Map.of(
            "signet.dpop.enabled", false,
            "signet.client.settings.cloister.dpop-bound-access-tokens", false,
            "signet.client.settings.browser-only.dpop-bound-access-tokens", false));

    private final OAuth oauth = SERVER.oauth();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void metadataIsSilent() {
        assertThat(oauth.get("/.well-known/openid-configuration").json())
                .doesNotContainKey("dpop_signing_alg_values_supported");
    }

    @Test
    void proofIsIgnoredAndTheTokenABearerToken() {
        Tokens tokens = new Tokens(
                oauth,
                machine(),
                oauth.token(machine(), "client_credentials")
                        .proof(DPoPProof.forTokens(oauth, KEY).text())
                        .send());

        assertThat(tokens.answer().json()).containsEntry("token_type", "Bearer");
        assertThat(tokens.accessTokenClaims()).doesNotContainKey("cnf");
    }

    @Test
    void keyOfACodeIsIgnored() {
        Tokens tokens = oauth.authorize(harbor())
                .with("dpop_jkt", DPoPProof.thumbprint(KEY))
                .as("alice")
                .exchange();

        assertThat(tokens).hasStatus(200);
        assertThat(tokens.userinfo()).hasStatus(200);
    }

    @Test
    void schemeIsUnknown() {
        String token = oauth.authorize(harbor()).as("alice").exchange().accessToken();

        assertThat(oauth.send(oauth.request("/userinfo")
                        .header("Authorization", "DPoP " + token)
                        .header("DPoP", DPoPProof.forUserInfo(oauth, KEY, token).text())))
                .hasStatus(401);
    }
}
