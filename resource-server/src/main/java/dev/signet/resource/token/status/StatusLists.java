package dev.signet.resource.token.status;

import dev.signet.resource.token.key.KeyCache;
import dev.signet.resource.token.status.ListRefresh.Means;
import dev.signet.resource.token.status.StatusSettings.WhenStale;
import dev.signet.resource.token.status.WatchedList.Copy;
import dev.signet.resource.token.status.push.ListEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Says whether a token was taken back, from the lists of one issuer, and asks nobody for it.
 *
 * <ul>
 *   <li>A list is fetched when the first token of it comes, which waits for it; from then on in the background, while tokens of it are
 *       in use. No request waits for that.
 *   <li>Knowledge has an age: the time since the question to which the newest good answer came. Beyond the configured one,
 *       the answer is "later", or the old one where that is configured.
 *   <li>A refusal outlives the staleness: what was taken back for good stays so.
 * </ul>
 */
public final class StatusLists implements ListEvents.Listener, AutoCloseable {

    private static final Duration SWEEP = Duration.ofSeconds(1);

    /** After so long without a token, a list is forgotten: longer than the usual token lives. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    /** The same for a list of which there never was a copy. */
    private static final Duration NEVER_SEEN = Duration.ofSeconds(10);

    private final StatusSettings settings;
    private final StatusListVerifier verifier;
    private final ScheduledExecutorService timer;
    private final Means means;
    private final ConcurrentMap<String, ListRefresh> lists = new ConcurrentHashMap<>();
    private final long mostAge;

    private final LongAdder failures = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder served = new LongAdder();
    private final LongAdder hints = new LongAdder();

    /**
     * The lists of an issuer. Asks nobody for anything before the first token comes.
     *
     * @param skew by how much the issuer's clock may differ
     */
    public StatusLists(String issuer, KeyCache keys, Duration skew, Clock clock, StatusSettings settings) {
        this.settings = settings;
        this.mostAge = settings.maxStaleness().toNanos();
        this.verifier = new StatusListVerifier(issuer, keys, skew, clock);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "status-lists");
            daemon.setDaemon(true);
            return daemon;
        });
        this.means = new Means(
                new PublishedLists(settings.timeout()),
                verifier,
                timer,
                settings.maxStaleness().dividedBy(2),
                failures::increment);
        timer.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * What the issuer says of a token.
     *
     * @throws StatusUnavailableException when nobody can say it now
     */
    public TokenStatus find(StatusReference place) {
        long now = System.nanoTime();
        WatchedList list = watch(place.uri(), now);
        list.used(now);
        Copy held = list.held();
        Copy copy = held == null ? first(list) : held;
        TokenStatus status = TokenStatus.of(copy.list().status(place.index()));
        if (status != TokenStatus.REVOKED && isStale(copy, now)) {
            requireServing(copy);
        }
        return status;
    }

    private Copy first(WatchedList list) {
        try {
            return list.await(settings.timeout());
        } catch (StatusUnavailableException none) {
            refused.increment();
            throw none;
        }
    }

    private boolean isStale(Copy copy, long now) {
        return now - copy.asOf() > mostAge || verifier.isOver(copy.list());
    }

    private void requireServing(Copy copy) {
        if (settings.whenStale() == WhenStale.REFUSE || verifier.isOver(copy.list())) {
            refused.increment();
            throw new StatusUnavailableException();
        }
        served.increment();
    }

    private WatchedList watch(String uri, long now) {
        ListRefresh known = lists.get(uri);
        if (known != null) {
            return known.list();
        }
        if (lists.size() >= settings.maxLists()) {
            refused.increment();
            throw new StatusUnavailableException();
        }
        return lists.computeIfAbsent(uri, any -> begin(new WatchedList(uri, now)))
                .list();
    }

    private ListRefresh begin(WatchedList list) {
        ListRefresh refresh = new ListRefresh(list, means);
        refresh.now();
        timer.schedule(list::stopWaiting, settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
        return refresh;
    }

    private void sweep() {
        long now = System.nanoTime();
        lists.values().removeIf(refresh -> {
            WatchedList list = refresh.list();
            boolean idle = list.isIdle(now, list.held() == null ? NEVER_SEEN : IDLE);
            if (idle) {
                refresh.stop();
            }
            return idle;
        });
    }

    /** Asks for the list at once, if it is in use. A hint is not believed: what counts is the list. */
    @Override
    public void changed(String uri) {
        ListRefresh known = lists.get(uri);
        if (known != null) {
            hints.increment();
            known.changed();
        }
    }

    @Override
    public void anyMayHaveChanged() {
        lists.values().forEach(ListRefresh::changed);
    }

    /** How many lists are kept. */
    public int kept() {
        return lists.size();
    }

    /** The age of the oldest list that is kept; zero without any. */
    public Duration age() {
        long now = System.nanoTime();
        return Duration.ofNanos(lists.values().stream()
                .map(refresh -> refresh.list().held())
                .mapToLong(copy -> copy == null ? 0 : now - copy.asOf())
                .max()
                .orElse(0));
    }

    /** How many questions for a list had no answer that could be believed. */
    public long failures() {
        return failures.sum();
    }

    /** How many tokens were answered "later" because their status could not be known. */
    public long refused() {
        return refused.sum();
    }

    /** How many tokens were accepted by knowledge that was too old. */
    public long served() {
        return served.sum();
    }

    /** How often it was told that a list in use had changed. */
    public long hints() {
        return hints.sum();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        lists.values().forEach(ListRefresh::stop);
    }
}
