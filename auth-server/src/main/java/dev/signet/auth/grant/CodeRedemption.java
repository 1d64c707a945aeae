package dev.signet.auth.grant;

import dev.signet.auth.TokenSlot;
import dev.signet.auth.audit.Callers;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.AccessGrant.Stage;
import dev.signet.auth.grant.key.PresentedKey;
import dev.signet.auth.grant.live.LiveTokens;
import dev.signet.auth.secret.Digest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Redeems authorization codes, each at most once. */
@Component
public class CodeRedemption {

    /** {@code code-verifier} of RFC 7636 §4.1: a shorter one could be guessed. */
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final GrantRepository rows;
    private final RefreshTokens refreshTokens;
    private final Callers callers;
    private final Clock clock;

    CodeRedemption(GrantRepository rows, RefreshTokens refreshTokens, Callers callers, Clock clock) {
        this.rows = rows;
        this.refreshTokens = refreshTokens;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * What a client presents to redeem a code; null where it sent no such parameter.
     *
     * @param key that it has proved to have, and what of that binds the refresh token
     */
    public record Presented(
            ClientId client,
            String code,
            @Nullable String redirectUri,
            @Nullable String codeVerifier,
            PresentedKey key) {
        @Override
        public String toString() {
            return "Presented[" + client + "]";
        }
    }

    /**
     * Redeems a code (RFC 6749 §4.1.3, RFC 7636 §4.6).
     *
     * @param refreshIdle how long the refresh token may lie unused; null for none
     * @param slots where the access token goes; asked only when all that the client presents is right
     */
    public Redemption redeem(
            Presented presented, @Nullable Duration refreshIdle, Function<AccessGrant, TokenSlot> slots) {
        AccessGrant grant = rows.findByHandle(Digest.sha256(presented.code())).orElse(null);
        if (grant == null || grant.stage() == Stage.CONSENT) {
            return new Redemption.Refused();
        }
        if (!grant.client().equals(presented.client())) {
            return new Redemption.Stolen(grant);
        }
        if (grant.stage() != Stage.CODE) {
            return new Redemption.Reused(grant);
        }
        if (!grant.redirectUri().equals(presented.redirectUri())
                || !proven(grant, presented.codeVerifier())
                || !grant.opensTo(presented.key().proven())) {
            return new Redemption.Refused();
        }
        return redeem(grant, presented.key(), refreshIdle, slots.apply(grant));
    }

    /**
     * Redeems what a person allowed a device (RFC 8628 §3.5), which is known by its grant.
     *
     * @param key that the client has proved to have, and what of that binds the refresh token
     * @param refreshIdle how long the refresh token may lie unused; null for none
     * @param slots where the access token goes; asked only while there may be one
     */
    public Redemption redeem(
            GrantId device, PresentedKey key, @Nullable Duration refreshIdle, Function<AccessGrant, TokenSlot> slots) {
        AccessGrant grant = rows.find(device).orElse(null);
        if (grant != null && grant.stage() == Stage.ACTIVE) {
            return new Redemption.Reused(grant);
        }
        if (grant == null || grant.stage() != Stage.CODE || !clock.instant().isBefore(grant.handleExpiresAt())) {
            return new Redemption.Refused();
        }
        return redeem(grant, key, refreshIdle, slots.apply(grant));
    }

    private Redemption redeem(AccessGrant grant, PresentedKey key, @Nullable Duration refreshIdle, TokenSlot slot) {
        Instant now = clock.instant();
        long generation = refreshIdle == null ? 0 : 1;
        Instant idleExpiresAt = refreshIdle == null ? null : now.plus(refreshIdle);
        GrantRepository.Issue issue = new GrantRepository.Issue(
                idleExpiresAt, callers.current(), now, key.binding(), LiveTokens.NONE, LiveTokens.of(slot));
        if (rows.redeem(grant.id(), generation, issue)) {
            return new Redemption.Redeemed(
                    grant, refreshIdle == null ? null : refreshTokens.compute(grant.id(), generation), slot);
        }
        // Another request was faster, or the code's time or its user's account ran out.
        return rows.find(grant.id())
                .filter(after -> after.stage() == Stage.ACTIVE)
                .<Redemption>map(Redemption.Reused::new)
                .orElseGet(Redemption.Refused::new);
    }

    /** A code that is bound to a challenge needs its verifier, and one that is not takes none: no downgrade (RFC 9700 §4.8.2). */
    private static boolean proven(AccessGrant grant, @Nullable String codeVerifier) {
        String challenge = grant.codeChallenge();
        if (challenge == null || codeVerifier == null) {
            return challenge == null && codeVerifier == null;
        }
        return VERIFIER.matcher(codeVerifier).matches()
                && Digest.equal(Digest.sha256Base64url(codeVerifier), challenge);
    }
}
