package dev.signet.resource.token.status;

import dev.signet.resource.token.status.WatchedList.Copy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one list fresh, behind the back of every request: asks for it as often as its issuer wants, sooner after a failure. A slow
 * answer does not hold up the next question, and one that stays away is asked for again at half time: neither a lost packet nor one
 * hanging server makes knowledge stale.
 */
final class ListRefresh {

    private static final Log log = LogFactory.getLog(ListRefresh.class);

    private static final long LEAST_GAP = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long FIRST_RETRY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long FOLLOW_UP = TimeUnit.MILLISECONDS.toNanos(75);
    private static final long FOLLOWED = TimeUnit.MILLISECONDS.toNanos(300);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 4;
    private static final int WORTH_A_WARNING = 3;

    private final WatchedList list;
    private final Means means;

    private volatile long followUntil;

    private @Nullable ScheduledFuture<?> next;
    private long nextAt;
    private long askedAt;
    private int underWay;
    private int failures;
    private boolean stopped;

    /**
     * What all lists share.
     *
     * @param longestPause between two questions for a list, whatever its issuer says
     * @param failed is told of each question without a good answer
     */
    record Means(
            PublishedLists source,
            StatusListVerifier verifier,
            ScheduledExecutorService timer,
            Duration longestPause,
            Runnable failed) {}

    ListRefresh(WatchedList list, Means means) {
        this.list = list;
        this.means = means;
        this.askedAt = System.nanoTime() - LEAST_GAP;
        this.followUntil = askedAt;
    }

    WatchedList list() {
        return list;
    }

    /** Asks as soon as possible. */
    void now() {
        again(0);
    }

    /**
     * Somebody says that the list has changed: asks now, and some more times soon. The first answer may come from a server that
     * has not heard of the change.
     */
    void changed() {
        followUntil = System.nanoTime() + FOLLOWED;
        now();
    }

    synchronized void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    /** Asks after that pause, unless it is to ask sooner anyway. */
    private synchronized void again(long pause) {
        long now = System.nanoTime();
        long at = now + Math.max(pause, askedAt + LEAST_GAP - now);
        if (stopped || next != null && nextAt - at <= 0) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        nextAt = at;
        next = means.timer().schedule(this::ask, at - now, TimeUnit.NANOSECONDS);
    }

    private void ask() {
        long now = System.nanoTime();
        long pause = pause();
        if (begins(now)) {
            means.timer().schedule(() -> askAgainIfUnanswered(now), pause / 2, TimeUnit.NANOSECONDS);
            Copy copy = list.held();
            try {
                means.source()
                        .fetch(list.uri(), condition(copy), now - followUntil < 0)
                        .thenAccept(answer -> take(answer, copy, now))
                        .whenComplete((done, failure) -> ended(failure));
            } catch (RuntimeException notSent) {
                ended(notSent);
            }
        }
        again(now - followUntil < 0 ? FOLLOW_UP : pause);
    }

    private void askAgainIfUnanswered(long asked) {
        Copy copy = list.held();
        if (copy == null || copy.asOf() - asked < 0) {
            now();
        }
    }

    private synchronized boolean begins(long now) {
        next = null;
        if (stopped || underWay >= MOST_AT_ONCE) {
            return false;
        }
        askedAt = now;
        underWay++;
        return true;
    }

    /** A copy that is no longer in force is worth nothing, even if the issuer says that it is still the same. */
    private @Nullable String condition(@Nullable Copy copy) {
        return copy == null || means.verifier().isOver(copy.list()) ? null : copy.etag();
    }

    private void take(PublishedLists.Answer answer, @Nullable Copy copy, long asked) {
        String document = answer.document();
        try {
            if (document != null) {
                list.accept(means.verifier().verify(document, list.uri()), answer.etag(), asked);
            } else if (copy != null) {
                list.confirm(copy, asked);
            }
        } catch (IOException refused) {
            throw new CompletionException(refused);
        }
    }

    private void ended(@Nullable Throwable failure) {
        int before = count(failure != null);
        if (failure == null) {
            if (before >= WORTH_A_WARNING) {
                log.info("The status list " + list.uri() + " is fresh again");
            }
            again(pause());
            return;
        }
        means.failed().run();
        if (before + 1 == WORTH_A_WARNING) {
            log.warn("The status list " + list.uri() + " cannot be renewed: " + reason(failure));
        }
        again(Math.min(FIRST_RETRY << Math.min(before, 10), pause()));
    }

    private synchronized int count(boolean failed) {
        int before = failures;
        underWay--;
        failures = failed ? before + 1 : 0;
        return before;
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof IOException && cause.getMessage() != null
                ? "it " + cause.getMessage()
                : cause.getClass().getSimpleName();
    }

    private long pause() {
        Copy copy = list.held();
        @Nullable Duration fresh = copy == null ? LONGEST_RETRY : copy.list().fresh();
        long most = means.longestPause().toNanos();
        return fresh == null ? most : Math.min(most, Math.max(fresh.toNanos(), SHORTEST_PAUSE));
    }
}
