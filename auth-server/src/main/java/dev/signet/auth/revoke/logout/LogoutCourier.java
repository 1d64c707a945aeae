package dev.signet.auth.revoke.logout;

import dev.signet.auth.outbound.OutboundProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds what is to be delivered and has it delivered: what this node wrote right after its commit, and whatever else is due within a second,
 * be it a repetition or what a node left that fell. Taking a message up is one conditional update with a lease, so that nodes do not
 * deliver the same one; a node that falls while it holds one loses it when the lease runs out.
 */
@Component
class LogoutCourier implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LogoutCourier.class);

    /** Longer than an attempt takes beside its request. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final int AT_ONCE = 500;
    private static final int THREADS_STAY_SECONDS = 30;

    private final LogoutMessageRepository rows;
    private final LogoutDelivery delivery;
    private final Clock clock;
    private final Duration lease;
    private final ThreadPoolExecutor threads;
    private final Lanes lanes;
    private volatile boolean closing;
    private volatile boolean failing;

    LogoutCourier(
            LogoutMessageRepository rows,
            LogoutDelivery delivery,
            LogoutProperties properties,
            OutboundProperties outbound,
            Clock clock) {
        this.rows = rows;
        this.delivery = delivery;
        this.clock = clock;
        this.lease = outbound.timeout().plus(MARGIN);
        this.threads = threads(properties.parallel());
        this.lanes = new Lanes(properties.parallel(), properties.parallelPerClient(), threads, this::work);
    }

    /** Delivers what has just been committed. */
    void deliver(List<LogoutMessage> messages) {
        if (!closing) {
            messages.forEach(lanes::add);
        }
    }

    /** Delivers what is due, whoever wrote it. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void deliverDue() {
        if (closing) {
            return;
        }
        try {
            deliver(rows.listDue(clock.instant(), AT_ONCE, lanes.full()));
            failing = false;
        } catch (DataAccessException databaseAway) {
            if (!failing) {
                failing = true;
                LOG.warn("Cannot see which relying parties are to be told of a logout, until it works", databaseAway);
            }
        }
    }

    /** Whether this node has nothing under way. */
    boolean idle() {
        return lanes.idle();
    }

    /** What is under way comes to its end; what waits stays in the database for the next start. */
    @Override
    public void destroy() throws InterruptedException {
        closing = true;
        threads.shutdown();
        if (!threads.awaitTermination(lease.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }

    private void work(LogoutMessage message) {
        if (closing) {
            return;
        }
        try {
            Instant now = clock.instant();
            if (rows.take(message, now, now.plus(lease))) {
                delivery.attempt(message.taken());
            }
        } catch (RuntimeException outage) {
            LOG.warn("A relying party could not be told of a logout; it is tried again when the lease is over", outage);
        }
    }

    private static ThreadPoolExecutor threads(int most) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                most, most, THREADS_STAY_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "logout-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
