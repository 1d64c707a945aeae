package dev.signet.auth.status.changes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Tells listeners which status lists have changed, in the order in which the changes became visible, whichever node made them. They
 * are told after this node's own lists have the change. While anybody listens, this node asks more often what the others did.
 */
@Component
public class ListChanges {

    /** Half of what a flip may take to reach every node. */
    private static final Duration PERIOD = Duration.ofMillis(250);

    private static final Duration PERIOD_WHEN_HEARD = Duration.ofMillis(100);

    private final Lock telling = new ReentrantLock();
    private final Map<Long, Long> newestOfList = new HashMap<>();
    private final Set<Listener> listeners = new LinkedHashSet<>();
    private final Semaphore due = new Semaphore(0);
    private long newest;
    private volatile boolean heard;

    public ListChanges() {}

    /** Is told one thing at a time. Must not keep the teller waiting. */
    public interface Listener {

        void changed(ListChange change);

        /** Everything up to the change with this number has been told, or need not be. */
        void ready(long number);
    }

    /**
     * From now on {@code listener} is told of every change, until it {@linkplain #leave leaves}. First of each list that has changed
     * since it was last told, then that it is up to date.
     *
     * @param since the number of the last change that it was told of, by any node; empty if it asks for nothing from before. Of a number
     *     that this node has not reached nothing is known: all lists with a flip may have changed
     */
    public void listen(Listener listener, OptionalLong since) {
        telling.lock();
        try {
            listeners.add(listener);
            heard = true;
            if (since.isPresent()) {
                long known = since.getAsLong() <= newest ? since.getAsLong() : 0;
                Map<Long, Long> missed = new HashMap<>(newestOfList);
                missed.values().removeIf(number -> number <= known);
                inOrder(missed).forEach(listener::changed);
            }
            listener.ready(newest);
        } finally {
            telling.unlock();
        }
    }

    /** Ends what {@link #listen} began. Idempotent. */
    public void leave(Listener listener) {
        telling.lock();
        try {
            listeners.remove(listener);
            heard = !listeners.isEmpty();
        } finally {
            telling.unlock();
        }
    }

    /**
     * Lists have changed.
     *
     * @param changes the number of the newest change of each; every change up to the highest of them has been told then
     */
    public void tell(Map<Long, Long> changes) {
        if (changes.isEmpty()) {
            return;
        }
        telling.lock();
        try {
            newestOfList.putAll(changes);
            newest = changes.values().stream().reduce(newest, Math::max);
            List<ListChange> ordered = inOrder(changes);
            listeners.forEach(listener -> ordered.forEach(listener::changed));
        } finally {
            telling.unlock();
        }
    }

    /** No token of any other list can be flipped: nobody needs to hear of those. */
    public void retain(Set<Long> lists) {
        telling.lock();
        try {
            newestOfList.keySet().retainAll(lists);
        } finally {
            telling.unlock();
        }
    }

    /** This node has just made a change: whoever listens is told as soon as it is read back, in its order among all. */
    public void hurry() {
        if (heard) {
            due.release();
        }
    }

    /** Waits until it is time to look for changes again. */
    public void pause() throws InterruptedException {
        Duration period = heard ? PERIOD_WHEN_HEARD : PERIOD;
        if (due.tryAcquire(period.toNanos(), TimeUnit.NANOSECONDS)) {
            due.drainPermits();
        }
    }

    /** Of lists with the same change, only the last one completes it: a listener that misses that one asks again for all of them. */
    private static List<ListChange> inOrder(Map<Long, Long> changes) {
        List<Map.Entry<Long, Long>> sorted =
                changes.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
        List<ListChange> ordered = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            long number = sorted.get(i).getValue();
            boolean last = i == sorted.size() - 1 || sorted.get(i + 1).getValue() != number;
            ordered.add(new ListChange(sorted.get(i).getKey(), last ? number : number - 1));
        }
        return ordered;
    }
}
