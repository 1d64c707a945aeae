package dev.signet.resource.testing;

import static dev.signet.resource.testing.ProofBuilder.boundTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.token.dpop.ProofRefusal;
import org.junit.jupiter.api.BeforeEach;

/** The API beside a client with a key of its own and a token that is bound to it. */
public abstract class DPoPTest extends ApiTest {

    protected static final ECKey KEY = TestIssuer.anEcKey("client");
    protected static final String METADATA =
            "resource_metadata=\"" + AUDIENCE + "/.well-known/oauth-protected-resource\"";
    protected static final String ALGORITHMS = "algs=\"ES256 EdDSA PS256 RS256\"";

    protected String token;

    @BeforeEach
    void bindAToken() {
        token = aToken().claim("cnf", boundTo(KEY)).build();
    }

    protected ProofBuilder aProof() {
        return ProofBuilder.aProof(KEY, token, clock);
    }

    protected Answer get(String scheme, String accessToken, String... proofs) {
        var request = api().request("/api/me").header("Authorization", scheme + " " + accessToken);
        for (String proof : proofs) {
            request.header("DPoP", proof);
        }
        return api().send(request.GET());
    }

    protected void assertRefused(Answer answer, ProofRefusal reason) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().get("www-authenticate"))
                .containsExactly("DPoP error=\"invalid_dpop_proof\", error_description=\"" + reason.description()
                        + "\", " + ALGORITHMS + ", " + METADATA);
        assertThat(answer.json().get("detail").asString()).isEqualTo(reason.description());
    }

    protected void assertRefused(ProofBuilder proof, ProofRefusal reason) {
        assertRefused(get("DPoP", token, proof.build()), reason);
    }

    protected void assertAccepted(ProofBuilder proof) {
        assertThat(get("DPoP", token, proof.build()).status()).isEqualTo(200);
    }
}
