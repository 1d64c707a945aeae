package dev.signet.auth.status;

import dev.signet.auth.EndsAccess;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Access tokens that were taken back before they expired, by their {@code jti}. */
@Component
public class RevokedTokens {

    private final RevokedTokenRepository rows;
    private final Clock clock;

    RevokedTokens(RevokedTokenRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Whether the token with this {@code jti} was taken back. */
    public boolean contains(String jti) {
        return rows.exists(jti);
    }

    /**
     * Takes it back.
     *
     * @param expiresAt of the token: until then this is remembered
     * @return whether it was this call that did it
     */
    @EndsAccess
    public boolean add(String jti, Instant expiresAt) {
        return rows.insert(jti, expiresAt);
    }

    /** Forgets at most {@code most} tokens that have expired by themselves; returns how many. */
    public int sweep(int most) {
        return rows.deleteExpired(clock.instant(), most);
    }
}
