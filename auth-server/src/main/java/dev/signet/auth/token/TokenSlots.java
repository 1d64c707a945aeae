package dev.signet.auth.token;

import dev.signet.auth.TokenSlot;
import dev.signet.auth.client.Client;
import dev.signet.auth.status.StatusIndexes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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
        Instant now = clock.instant();
        Instant usual = now.plus(client.registration().getTokenSettings().getAccessTokenTimeToLive());
        Instant expiresAt = usual.isBefore(latest) ? usual : latest;
        return indexes.draw(client.id(), expiresAt).map(index -> new TokenSlot(index.value(), now, expiresAt));
    }
}
