package dev.signet.resource.token.status;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One list on which tokens in use stand: its newest copy, and how to wait for the first. Reading takes no lock. */
final class WatchedList {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final String uri;
    private final CompletableFuture<Copy> first = new CompletableFuture<>();
    private volatile @Nullable Copy held;
    private volatile long lastUse;

    /**
     * A list as it was.
     *
     * @param etag the issuer's name for this version, if it gave one
     * @param asOf when it was asked for, in nanoseconds of the monotonic clock: it says nothing of what happened later
     * @param newest when the newest copy so far was signed
     */
    record Copy(StatusList list, @Nullable String etag, long asOf, Instant newest) {}

    WatchedList(String uri, long now) {
        this.uri = uri;
        this.lastUse = now;
    }

    String uri() {
        return uri;
    }

    @Nullable
    Copy held() {
        return held;
    }

    /** A token of this list was seen. Written once a second at most, so that requests don't pass a cache line around. */
    void used(long now) {
        if (now - lastUse > SECOND) {
            lastUse = now;
        }
    }

    /** Whether no token of this list has been seen for that long. */
    boolean isIdle(long now, Duration most) {
        return now - lastUse > most.toNanos();
    }

    /**
     * Takes a verified copy in the place of the one before. One that was not signed later may take nobody's refusal back: an
     * old list that was kept and is shown again would. It may be an older copy otherwise: of two servers of an issuer, one
     * signed the same bits earlier.
     *
     * @throws IOException when the copy is refused for that
     */
    synchronized void accept(StatusList fresh, @Nullable String etag, long asked) throws IOException {
        Copy known = held;
        if (known == null) {
            Copy copy = new Copy(fresh, etag, asked, fresh.issued());
            held = copy;
            first.complete(copy);
            return;
        }
        if (asked - known.asOf() < 0) {
            return;
        }
        boolean later = fresh.issued().isAfter(known.newest());
        if (!later && !fresh.keepsAllOf(known.list())) {
            throw new IOException("is older than the copy before it");
        }
        held = new Copy(fresh, etag, asked, later ? fresh.issued() : known.newest());
    }

    /** The issuer said that the list is still as in that copy. */
    synchronized void confirm(Copy copy, long asked) {
        Copy known = held;
        if (known != null && known.list() == copy.list() && asked - known.asOf() > 0) {
            held = new Copy(known.list(), known.etag(), asked, known.newest());
        }
    }

    /** From now on nobody waits for the first copy any more. */
    void stopWaiting() {
        first.cancel(false);
    }

    /**
     * The first copy, waited for if {@link #stopWaiting} was not called yet.
     *
     * @throws StatusUnavailableException when there is none
     */
    Copy await(Duration most) {
        try {
            return first.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StatusUnavailableException();
        } catch (ExecutionException | TimeoutException | CancellationException none) {
            throw new StatusUnavailableException();
        }
    }
}
