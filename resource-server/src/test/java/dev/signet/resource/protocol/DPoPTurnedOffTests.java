package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.ProofBuilder;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.token.jwt.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** An API without DPoP: it knows one scheme, and a bound token opens nothing. */
@TestPropertySource(properties = "signet.resource.dpop.enabled=false")
class DPoPTurnedOffTests extends ApiTest {

    private static final String BARE =
            "Bearer resource_metadata=\"" + AUDIENCE + "/.well-known/oauth-protected-resource\"";

    @Test
    void boundTokenIsRefusedWithItsProofToo() {
        ECKey key = TestIssuer.anEcKey("client");
        String token = aToken().claim("cnf", ProofBuilder.boundTo(key)).build();

        Answer bearer = api().get("/api/me", token);
        Answer proven = api().send(api().request("/api/me")
                .header("Authorization", "DPoP " + token)
                .header("DPoP", ProofBuilder.aProof(key, token, clock).build())
                .GET());

        assertThat(bearer.status()).isEqualTo(401);
        assertThat(bearer.challenge()).contains(Refusal.BOUND_TO_SENDER.description());
        assertThat(proven.status()).isEqualTo(401);
        assertThat(proven.headers().get("www-authenticate")).containsExactly(BARE);
    }

    @Test
    void neitherChallengeNorMetadataNamesIt() {
        assertThat(api().get("/api/me").headers().get("www-authenticate")).containsExactly(BARE);
        assertThat(api().get("/.well-known/oauth-protected-resource").json().propertyNames())
                .doesNotContain("dpop_signing_alg_values_supported");
    }
}
