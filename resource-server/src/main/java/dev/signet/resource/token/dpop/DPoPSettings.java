package dev.signet.resource.token.dpop;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which DPoP proofs are accepted ({@code signet.resource.dpop.*}).
 *
 * @param enabled whether tokens that are bound to a key are accepted with a proof; without it they are refused
 * @param addresses what clients write before the path of a request; scheme, host and port of the audience when not set
 * @param proofLifetime how old a proof may be. The longer, the longer a stolen proof can be tried at another node
 * @param replayEntries how many proofs are remembered for each span of time in which one could come back. With
 *     more requests than that the answer is 503: forgetting one would let it in a second time.
 */
public record DPoPSettings(
        @DefaultValue("true") boolean enabled,
        @Nullable List<URI> addresses,
        @DefaultValue("30s") Duration proofLifetime,
        @DefaultValue("200000") int replayEntries) {

    public DPoPSettings {
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
    }

    /** What clients write before the path of a request; empty when that is as in the audience. */
    @Override
    public List<URI> addresses() {
        return addresses == null ? List.of() : addresses;
    }
}
