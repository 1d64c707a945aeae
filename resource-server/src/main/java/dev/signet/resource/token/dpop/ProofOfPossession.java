package dev.signet.resource.token.dpop;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Lets a filter chain accept access tokens that are bound to a key (RFC 9449 §7), by the framework's own filter and provider: what is
 * ours is how a proof is read, verified and remembered.
 */
public final class ProofOfPossession {

    private final ApiAddresses addresses;
    private final ProofVerifier verifier;

    /** For the API of that audience, by that clock, from which clients' may differ by the skew. */
    public ProofOfPossession(DPoPSettings settings, URI audience, Duration skew, Clock clock) {
        Duration span = settings.proofLifetime().plus(skew.multipliedBy(2));
        SeenProofs seen = new SeenProofs(span, settings.replayEntries(), clock);
        this.addresses = new ApiAddresses(settings.addresses(), audience);
        this.verifier = new ProofVerifier(addresses, seen, settings.proofLifetime(), skew, clock);
    }

    /** The algorithms of proofs, as clients are told them. */
    public static List<String> algorithms() {
        return Proof.ALGORITHMS.stream().map(JWSAlgorithm::getName).toList();
    }

    /**
     * Accepts what those tokens and their proofs open.
     *
     * @param tokens the token of a request with the scheme {@code DPoP}
     * @param refusing answers whoever is refused
     */
    public void accept(
            OAuth2ResourceServerConfigurer<HttpSecurity> server,
            BearerTokenResolver tokens,
            AuthenticationFailureHandler refusing) {
        server.dPoP(proofs -> proofs.requestMatcher(AnyRequestMatcher.INSTANCE)
                        .authenticationConverter(new ProofHeader(tokens, addresses))
                        .authenticationFailureHandler(refusing))
                .withObjectPostProcessor(new ObjectPostProcessor<DPoPAuthenticationProvider>() {
                    @Override
                    public <O extends DPoPAuthenticationProvider> O postProcess(O provider) {
                        provider.setDPoPProofVerifierFactory(verifier);
                        return provider;
                    }
                });
    }
}
