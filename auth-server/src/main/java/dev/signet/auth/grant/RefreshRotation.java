package dev.signet.auth.grant;

import dev.signet.auth.audit.Callers;
import dev.signet.auth.client.ClientId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rotates refresh tokens: one line of descent for each grant, and no two tokens of it valid at once. */
@Component
public class RefreshRotation {

    private final GrantRepository rows;
    private final RefreshTokens refreshTokens;
    private final Callers callers;
    private final Clock clock;

    RefreshRotation(GrantRepository rows, RefreshTokens refreshTokens, Callers callers, Clock clock) {
        this.rows = rows;
        this.refreshTokens = refreshTokens;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * How a client uses a refresh token.
     *
     * @param scopes what is asked for; null for all that was granted
     * @param idle how long the successor may lie unused
     * @param grace how long after a rotation the token before is answered with the same successor; zero for never
     */
    public record Use(
            String token, ClientId client, @Nullable Set<String> scopes, Duration idle, Duration grace) {
        @Override
        public String toString() {
            return "Use[" + client + "]";
        }
    }

    /**
     * Uses a refresh token (RFC 6749 §6): it is spent, and its successor is valid from now on. A client whose answer got lost, or
     * that refreshed twice at once, presents the spent one again: within the grace period it is given the same successor, so
     * that there is still one line of descent and never a fork. Later, or with a token from further back, it is theft.
     */
    public Rotation rotate(Use use) {
        RefreshTokens.Named named = refreshTokens.read(use.token()).orElse(null);
        AccessGrant grant = named == null ? null : rows.find(named.grant()).orElse(null);
        Instant now = clock.instant();
        if (named == null || grant == null || !grant.client().equals(use.client()) || !grant.refreshable(now)) {
            return new Rotation.Refused();
        }
        if (use.scopes() != null && !grant.scopes().containsAll(use.scopes())) {
            return named.generation() == grant.generation() ? new Rotation.ScopeExceeded() : late(named, grant, use);
        }
        if (named.generation() != grant.generation()) {
            return late(named, grant, use);
        }
        if (rows.rotate(
                grant.id(),
                grant.generation(),
                new GrantRepository.Issue(now.plus(use.idle()), callers.current(), now))) {
            return rotated(grant, grant.generation() + 1);
        }
        // Another request was faster, or the grant's time or its user's account ran out.
        return rows.find(grant.id())
                .filter(after -> after.generation() != grant.generation() && after.refreshable(now))
                .map(after -> late(named, after, use))
                .orElseGet(Rotation.Refused::new);
    }

    /** What a genuine token of another generation than the valid one gets. */
    private Rotation late(RefreshTokens.Named named, AccessGrant grant, Use use) {
        Instant rotatedAt = grant.rotatedAt();
        boolean inGrace = named.generation() == grant.generation() - 1
                && rotatedAt != null
                && clock.instant().isBefore(rotatedAt.plus(use.grace()));
        if (!inGrace) {
            return new Rotation.Reused(grant);
        }
        return use.scopes() == null || grant.scopes().containsAll(use.scopes())
                ? rotated(grant, grant.generation())
                : new Rotation.ScopeExceeded();
    }

    private Rotation rotated(AccessGrant grant, long generation) {
        return new Rotation.Rotated(grant, refreshTokens.compute(grant.id(), generation));
    }

    /** The grant whose valid refresh token {@code token} is; for introspection. */
    public Optional<AccessGrant> findByRefreshToken(String token) {
        return refreshTokens
                .read(token)
                .flatMap(named -> rows.find(named.grant())
                        .filter(grant -> grant.generation() == named.generation())
                        .filter(grant -> grant.refreshable(clock.instant())));
    }

    /** The grant that any genuine refresh token names, also a spent one; for revocation. */
    public Optional<AccessGrant> findNamedBy(String refreshToken) {
        return refreshTokens.read(refreshToken).flatMap(named -> rows.find(named.grant()));
    }
}
