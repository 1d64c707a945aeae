package dev.signet.auth.grant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.TokenSlot;
import dev.signet.auth.audit.Callers;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.GrantRepository.Issue;
import dev.signet.auth.grant.key.PresentedKey;
import dev.signet.auth.grant.live.LiveTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rotates refresh tokens: one line of descent for each grant, and no two tokens of it valid at once.
 *
 * <p>Remembers the grants that it rotated last as it left them, and spares reading them again. That decides nothing: the statement
 * that rotates does so only if the row still says what is remembered of it, and otherwise the row is read.
 */
@Component
public class RefreshRotation {

    private static final int REMEMBERED_AT_MOST = 20_000;

    private final GrantRepository rows;
    private final RefreshTokens refreshTokens;
    private final Callers callers;
    private final Clock clock;
    private final Cache<GrantId, AccessGrant> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED_AT_MOST).build();

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
     * @param key that the client has proved to have, and what of that binds the successor
     * @param grace how long after a rotation the token before is answered with the same successor; zero for never
     * @param successor what comes after the token
     * @param slots where the access token goes, given the grant and its tokens; asked only when there will be one
     */
    public record Use(
            String token,
            ClientId client,
            @Nullable Set<String> scopes,
            Duration idle,
            Duration grace,
            PresentedKey key,
            Successor successor,
            BiFunction<AccessGrant, LiveTokens, TokenSlot> slots) {
        @Override
        public String toString() {
            return "Use[" + client + "]";
        }
    }

    /** What comes after a refresh token that was used. */
    public enum Successor {
        /** Another one: this one is spent. */
        ANOTHER,
        /** The same: whoever uses it proves each time who they are and which key they have, so that a stolen one is of no use. */
        ITSELF
    }

    /**
     * Uses a refresh token (RFC 6749 §6). One that is its own successor stays as it is; any other is spent, and its successor is valid from now on. A client whose answer got lost, or
     * that refreshed twice at once, presents the spent one again: within the grace period it is given the same successor, so
     * that there is still one line of descent and never a fork. Later, or with a token from further back, it is theft.
     */
    public Rotation rotate(Use use) {
        RefreshTokens.Named named = refreshTokens.read(use.token()).orElse(null);
        AccessGrant grant = named == null
                ? null
                : recall(named).or(() -> rows.find(named.grant())).orElse(null);
        while (named != null && grant != null && usable(grant, use)) {
            Rotation outcome = rotate(named, grant, use);
            if (outcome != null) {
                return outcome;
            }
            // Another request was faster, or the grant's time or its user's account ran out.
            AccessGrant before = grant;
            grant = rows.find(named.grant())
                    .filter(after -> after.generation() != before.generation()
                            || !after.liveTokens().equals(before.liveTokens()))
                    .orElse(null);
        }
        return new Rotation.Refused();
    }

    private boolean usable(AccessGrant grant, Use use) {
        return grant.client().equals(use.client())
                && grant.opensTo(use.key().proven())
                && grant.refreshable(clock.instant());
    }

    /** Null if the row was not as {@code grant} says any more; then nothing has happened. */
    private @Nullable Rotation rotate(RefreshTokens.Named named, AccessGrant grant, Use use) {
        boolean valid = named.generation() == grant.generation();
        if (!valid && !inGrace(named, grant, use)) {
            return new Rotation.Reused(grant);
        }
        if (use.scopes() != null && !grant.scopes().containsAll(use.scopes())) {
            return new Rotation.ScopeExceeded();
        }
        Instant now = clock.instant();
        if (grant.liveTokens().full(now)) {
            remembered.invalidate(grant.id()); // The caller makes room and asks again.
            return new Rotation.Crowded(grant);
        }
        // A repeated answer only adds to the row, so it takes nothing of what the row says is to spare.
        TokenSlot slot = use.slots().apply(grant, valid ? grant.liveTokens() : LiveTokens.NONE);
        if (valid) {
            Issue issue = new Issue(
                    now.plus(use.idle()),
                    callers.current(),
                    now,
                    use.key().binding(),
                    grant.liveTokens(),
                    grant.liveTokens().with(slot));
            long next = grant.generation() + (use.successor() == Successor.ITSELF ? 0 : 1);
            if (!rows.refresh(grant.id(), grant.generation(), next, issue)) {
                return null;
            }
            remembered.put(grant.id(), grant.after(issue, next));
            return rotated(grant, next, slot);
        }
        return rows.append(grant.id(), grant.generation(), LiveTokens.of(slot))
                ? rotated(grant, grant.generation(), slot)
                : null;
    }

    private Optional<AccessGrant> recall(RefreshTokens.Named named) {
        return Optional.ofNullable(remembered.getIfPresent(named.grant()))
                .filter(grant -> grant.generation() == named.generation());
    }

    /** Whether a genuine token of another generation than the valid one is answered again. */
    private boolean inGrace(RefreshTokens.Named named, AccessGrant grant, Use use) {
        Instant rotatedAt = grant.rotatedAt();
        return named.generation() == grant.generation() - 1
                && rotatedAt != null
                && clock.instant().isBefore(rotatedAt.plus(use.grace()));
    }

    private Rotation rotated(AccessGrant grant, long generation, TokenSlot slot) {
        return new Rotation.Rotated(grant, refreshTokens.compute(grant.id(), generation), slot);
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
