package dev.signet.auth.grant;

import dev.signet.auth.client.ClientId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rotates refresh tokens: one line of descent for each grant, and no two tokens of it valid at once. */
@Component
public class RefreshRotation {

    private final GrantRepository rows;
    private final RefreshTokens refreshTokens;
    private final Clock clock;

    RefreshRotation(GrantRepository rows, RefreshTokens refreshTokens, Clock clock) {
        this.rows = rows;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    /**
     * Uses a refresh token (RFC 6749 §6): it is spent, and its successor is valid from now on.
     *
     * @param scopes what is asked for; null for all that was granted
     * @param refreshIdle how long the successor may lie unused
     */
    public Rotation rotate(String token, ClientId client, @Nullable Set<String> scopes, Duration refreshIdle) {
        RefreshTokens.Named named = refreshTokens.read(token).orElse(null);
        AccessGrant grant = named == null ? null : rows.find(named.grant()).orElse(null);
        Instant now = clock.instant();
        if (grant == null || !grant.client().equals(client) || !grant.refreshable(now)) {
            return new Rotation.Refused();
        }
        Objects.requireNonNull(named);
        if (named.generation() != grant.generation()) {
            return new Rotation.Reused(grant);
        }
        if (scopes != null && !grant.scopes().containsAll(scopes)) {
            return new Rotation.ScopeExceeded();
        }
        if (rows.rotate(grant.id(), grant.generation(), now.plus(refreshIdle), now)) {
            return new Rotation.Rotated(grant, refreshTokens.compute(grant.id(), grant.generation() + 1));
        }
        return rotatedMeanwhile(grant) ? new Rotation.Reused(grant) : new Rotation.Refused();
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

    private boolean rotatedMeanwhile(AccessGrant before) {
        return rows.find(before.id())
                .filter(now -> now.generation() != before.generation())
                .isPresent();
    }
}
