package dev.signet.auth.status;

import dev.signet.auth.status.changes.ListChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Polls for flips, on a thread of its own: nothing else that the server does by the clock may delay it. */
@Component
class FlipPolling implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(FlipPolling.class);

    private final FlippedIndexes flipped;
    private final ListChanges changes;
    private final Thread thread = new Thread(this::run, "status-flips");
    private volatile boolean stopped;
    private boolean failing;

    FlipPolling(FlippedIndexes flipped, ListChanges changes) {
        this.flipped = flipped;
        this.changes = changes;
        thread.setDaemon(true);
    }

    /** The server does not start before it knows what has been flipped. */
    @Override
    public void afterPropertiesSet() {
        flipped.poll();
        thread.start();
    }

    /** Not in the middle of a statement: an embedded database closes its file under a thread that is interrupted. */
    @Override
    public void destroy() {
        stopped = true;
    }

    private void run() {
        try {
            while (!stopped) {
                changes.pause();
                poll();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        try {
            if (!stopped) {
                flipped.poll();
                failing = false;
            }
        } catch (RuntimeException databaseAway) {
            if (!failing && !stopped) {
                failing = true;
                LOG.warn(
                        "Cannot learn which tokens other nodes took back; asking for each token until it works",
                        databaseAway);
            }
        }
    }
}
