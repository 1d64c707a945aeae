package dev.signet.resource.token.key;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the issuer's keys so that verifying a token asks nobody.
 *
 * <ul>
 *   <li>Nothing is fetched before the first token comes: this API starts without the authorization server.
 *   <li>A look-up of a known key takes no lock and no network while the keys are fresh.
 *   <li>Keys past their lifetime are fetched again by one request while the others wait for it. Once that has failed,
 *       the known keys go on being served, at most one request per interval tries again, and the others don't wait.
 *   <li>An unknown {@code kid} causes one fetch, at most one per interval however many different ones are made up.
 * </ul>
 *
 * <p>Nimbus's own chain of key sources is not used: it reads the system clock itself, so that none of this could be
 * tested without sleeping; it makes requests wait behind each failing fetch; and it converts the key for each token.
 */
public final class KeyCache {

    /** The pause between two tries while there is no key at all and so every request fails. */
    private static final Duration FIRST_FETCH_PAUSE = Duration.ofSeconds(1);

    private static final Log log = LogFactory.getLog(KeyCache.class);

    private final KeySource source;
    private final KeyCacheSettings settings;
    private final Clock clock;

    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Kept kept;
    private volatile boolean failing;
    private volatile Instant nextTry = Instant.MIN;
    private volatile Instant nextSearch = Instant.MIN;

    public KeyCache(KeySource source, KeyCacheSettings settings, Clock clock) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The issuer's key of that {@code kid}, fetched if need be; empty when the issuer publishes no such key.
     *
     * @throws KeysUnavailableException when no keys are at hand and none can be fetched
     */
    public Optional<VerificationKey> find(String id) {
        Kept known = usable();
        Optional<VerificationKey> key = known.keys().find(id);
        return key.isPresent() ? key : search(known).keys().find(id);
    }

    private Kept usable() {
        Instant now = clock.instant();
        Kept known = kept;
        if (known == null || !now.isBefore(known.fetched().plus(settings.lifetime()))) {
            known = renewed(known);
        }
        if (known == null || !now.isBefore(known.fetched().plus(settings.outage()))) {
            Duration pause = Duration.between(now, nextTry);
            throw new KeysUnavailableException(pause.compareTo(FIRST_FETCH_PAUSE) > 0 ? pause : FIRST_FETCH_PAUSE);
        }
        return known;
    }

    private @Nullable Kept renewed(@Nullable Kept stale) {
        if (clock.instant().isBefore(nextTry)) {
            return stale;
        }
        if (stale != null && failing) {
            return fetching.tryLock() ? fetchUnlocking(stale) : stale;
        }
        fetching.lock();
        return fetchUnlocking(stale);
    }

    private Kept search(Kept known) {
        Instant now = clock.instant();
        if (now.isBefore(nextSearch) || now.isBefore(nextTry)) {
            return known;
        }
        fetching.lock();
        if (kept == known) {
            nextSearch = now.plus(settings.refreshInterval());
        }
        Kept found = fetchUnlocking(known);
        return found == null ? known : found;
    }

    /** Fetches unless another thread did so, or failed to, since the caller looked. The caller holds the lock. */
    private @Nullable Kept fetchUnlocking(@Nullable Kept seen) {
        try {
            if (kept == seen && !clock.instant().isBefore(nextTry)) {
                kept = new Kept(source.fetch(), clock.instant());
                recovered();
            }
        } catch (IOException unavailable) {
            failed(unavailable);
        } finally {
            fetching.unlock();
        }
        return kept;
    }

    private void recovered() {
        if (failing) {
            log.info("The authorization server's keys are available again");
        }
        failing = false;
    }

    private void failed(IOException cause) {
        boolean empty = kept == null;
        nextTry = clock.instant().plus(empty ? FIRST_FETCH_PAUSE : settings.refreshInterval());
        if (!failing) {
            String consequence = empty ? "requests are answered 503" : "known keys are used until it is back";
            log.warn("The authorization server's keys cannot be fetched, " + consequence + ": " + cause.getMessage());
        }
        failing = true;
    }

    private record Kept(VerificationKeys keys, Instant fetched) {}
}
