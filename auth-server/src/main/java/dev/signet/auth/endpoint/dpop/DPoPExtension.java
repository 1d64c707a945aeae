package dev.signet.auth.endpoint.dpop;

import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.DPoPProperties;
import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.token.TokenJudging;
import java.util.Map;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.stereotype.Component;

/** Where proofs are looked at, and that clients are told so. Ours instead of the framework's, which knows neither nonces nor other nodes. */
@Component
class DPoPExtension implements ProtocolExtension {

    private final DPoPProperties properties;
    private final ProofCheck proofs;
    private final Nonces nonces;
    private final Clients clients;
    private final TokenJudging tokens;

    DPoPExtension(DPoPProperties properties, ProofCheck proofs, Nonces nonces, Clients clients, TokenJudging tokens) {
        this.properties = properties;
        this.proofs = proofs;
        this.nonces = nonces;
        this.clients = clients;
        this.tokens = tokens;
    }

    @Override
    public void configure(HttpSecurity http) {
        if (properties.enabled()) {
            http.addFilterBefore(
                            new AccessProofFilter(proofs, nonces, properties, tokens),
                            BearerTokenAuthenticationFilter.class)
                    .addFilterBefore(
                            new TokenProofFilter(proofs, nonces, properties, clients), AuthorizationFilter.class);
        }
    }

    @Override
    public void describe(Map<String, Object> metadata) {
        if (properties.enabled()) {
            metadata.put(
                    "dpop_signing_alg_values_supported",
                    Proof.ALGORITHMS.stream().map(SigningAlgorithm::wireName).toList());
        }
    }
}
