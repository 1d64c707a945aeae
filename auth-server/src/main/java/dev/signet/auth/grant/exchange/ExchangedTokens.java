package dev.signet.auth.grant.exchange;

import dev.signet.auth.TokenSlot;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.grant.live.LiveTokens;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes which access tokens hang on a grant because one of its own was exchanged for them. */
@Component
public class ExchangedTokens {

    private final ExchangedTokenRepository rows;
    private final Clock clock;

    ExchangedTokens(ExchangedTokenRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Hangs the token that goes to {@code slot} on the grant: it ends with it.
     *
     * @return false if the grant is over: then the token must not be made
     */
    @Transactional
    public boolean hang(GrantId grant, TokenSlot slot) {
        if (!rows.hold(grant, clock.instant())) {
            return false;
        }
        rows.insert(grant, slot);
        return true;
    }

    /** Forgets at most {@code most} tokens that have expired; returns how many. */
    public int sweep(int most) {
        return rows.deleteExpired(clock.instant().minus(LiveTokens.FORGIVEN), most);
    }
}
