package dev.signet.auth.token;

import dev.signet.auth.TokenSlot;
import dev.signet.auth.client.Client;
import dev.signet.auth.grant.live.LiveTokens;
import dev.signet.auth.status.StatusIndexes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Settles where the next access token goes, before it is made. */
@Component
public class TokenSlots {

    private final StatusIndexes indexes;
    private final Clock clock;

    TokenSlots(StatusIndexes indexes, Clock clock) {
        this.indexes = indexes;
        this.clock = clock;
    }

    /**
     * The place and the time of one token; empty if the client may obtain nothing any more.
     *
     * @param latest when what the token comes from ends: the token does not outlive it
     */
    public Optional<TokenSlot> reserve(Client client, Instant latest) {
        return reserve(client, latest, LiveTokens.NONE);
    }

    /**
     * As {@link #reserve(Client, Instant)}, for a grant that has tokens already.
     *
     * @param alive its tokens: one of the indexes set aside for it is used, if there is one
     */
    public Optional<TokenSlot> reserve(Client client, Instant latest, LiveTokens alive) {
        Instant now = clock.instant();
        Instant usual = now.plus(client.registration().getTokenSettings().getAccessTokenTimeToLive());
        Instant expiresAt = usual.isBefore(latest) ? usual : latest;
        OptionalLong spare = alive.spare(now, expiresAt);
        return spare.isPresent()
                ? Optional.of(new TokenSlot(spare.getAsLong(), now, expiresAt))
                : indexes.draw(client.id(), alive.wanted(now), expiresAt)
                        .map(drawn ->
                                new TokenSlot(drawn.first().value(), drawn.extent(), drawn.until(), now, expiresAt));
    }
}
