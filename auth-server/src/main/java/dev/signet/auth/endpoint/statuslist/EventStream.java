package dev.signet.auth.endpoint.statuslist;

import dev.signet.auth.status.changes.ListChange;
import dev.signet.auth.status.changes.ListChanges;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/**
 * What one client is still to be told, as server-sent events. A list that changes again while it waits here stands in the queue
 * once, at the end: however slow the reader, no more waits for it than there are lists.
 */
final class EventStream implements ListChanges.Listener {

    /** To be sent while there is nothing to tell, so that both ends, and whatever is between, see that the other is there. */
    static final String HEARTBEAT = ":\n\n";

    private static final String READY = "ready";

    private final LongFunction<String> addresses;
    private final Lock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, Long> waiting = new LinkedHashMap<>();
    private boolean ended;

    /** @param addresses of the lists */
    EventStream(LongFunction<String> addresses) {
        this.addresses = addresses;
    }

    @Override
    public void changed(ListChange change) {
        add(addresses.apply(change.list()), change.upTo());
    }

    @Override
    public void ready(long number) {
        add(READY, number);
    }

    /** Nothing is told any more. Idempotent. */
    void end() {
        lock.lock();
        try {
            ended = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is to be sent next: all that waits, or a heartbeat where nothing has come up for as long as {@code patience}; empty when
     * the stream has ended.
     */
    Optional<String> next(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!ended && waiting.isEmpty() && left > 0) {
                left = news.awaitNanos(left);
            }
            return ended ? Optional.empty() : Optional.of(waiting.isEmpty() ? HEARTBEAT : take());
        } finally {
            lock.unlock();
        }
    }

    private void add(String what, long number) {
        lock.lock();
        try {
            waiting.remove(what); // so that it goes to the end
            waiting.put(what, number);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private String take() {
        StringBuilder text = new StringBuilder();
        waiting.forEach((what, number) -> {
            boolean ready = what.equals(READY);
            text.append("event: ").append(ready ? READY : "list");
            text.append("\nid: ").append(number);
            text.append("\ndata: ").append(ready ? number : what).append("\n\n");
        });
        waiting.clear();
        return text.toString();
    }
}
