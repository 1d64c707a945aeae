package dev.signet.auth.endpoint;

import dev.signet.auth.BadConfiguration;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access tokens that are of no use without a key (DPoP, RFC 9449).
 *
 * @param enabled whether clients that send a proof get such tokens. Turned off, proofs are ignored and every token is a bearer token,
 *     which whoever steals it can use
 * @param proofLifetime how old a proof may be, from a second to 5 minutes. The longer, the longer a proof is of use that somebody intercepted
 *     before it arrived
 * @param nonceRequired whether a proof must hold a nonce of this server, so that none can be made in advance. Costs a client one more
 *     request now and then
 * @param nonceLifetime how long a nonce is good, from 30 seconds to an hour
 */
@ConfigurationProperties(prefix = "signet.dpop", ignoreUnknownFields = false)
public record DPoPProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1m") Duration proofLifetime,
        @DefaultValue("false") boolean nonceRequired,
        @DefaultValue("5m") Duration nonceLifetime) {

    private static final Duration LONGEST_PROOF = Duration.ofMinutes(5);
    private static final Duration SHORTEST_NONCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_NONCE = Duration.ofHours(1);

    public DPoPProperties {
        if (proofLifetime.toSeconds() < 1 || proofLifetime.compareTo(LONGEST_PROOF) > 0) {
            throw new BadConfiguration(
                    "signet.dpop.proof-lifetime", "is not between 1s and 5m", "Write a duration such as 1m.");
        }
        if (nonceLifetime.compareTo(SHORTEST_NONCE) < 0 || nonceLifetime.compareTo(LONGEST_NONCE) > 0) {
            throw new BadConfiguration(
                    "signet.dpop.nonce-lifetime", "is not between 30s and 1h", "Write a duration such as 5m.");
        }
    }
}
