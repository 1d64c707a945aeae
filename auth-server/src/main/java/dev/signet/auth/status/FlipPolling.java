package dev.signet.auth.status;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Polls for flips, on a thread of its own: nothing else that the server does by the clock may delay it. */
@Component
class FlipPolling implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(FlipPolling.class);

    /** Half of what a flip may take to reach every node. */
    private static final Duration PERIOD = Duration.ofMillis(250);

    private final FlippedIndexes flipped;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "status-flips");
        daemon.setDaemon(true);
        return daemon;
    });
    private boolean failing;

    FlipPolling(FlippedIndexes flipped) {
        this.flipped = flipped;
    }

    /** The server does not start before it knows what has been flipped. */
    @Override
    public void afterPropertiesSet() {
        flipped.poll();
        thread.scheduleWithFixedDelay(this::poll, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }

    private void poll() {
        try {
            flipped.poll();
            failing = false;
        } catch (RuntimeException databaseAway) {
            if (!failing && !thread.isShutdown()) {
                failing = true;
                LOG.warn(
                        "Cannot learn which tokens other nodes took back; asking for each token until it works",
                        databaseAway);
            }
        }
    }
}
