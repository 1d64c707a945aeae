package dev.signet.auth.revoke.logout;

import dev.signet.auth.client.ClientId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is told next: so many at once in all, so many of one client, and the clients by turns. So a relying party that is slow keeps those
 * behind it in its own lane waiting and nobody else. What does not fit stays in the database alone, where it is found again.
 */
final class Lanes {

    /** Of one client; those beyond it are as good in the database. */
    static final int LONGEST = 100;

    private final int parallel;
    private final int parallelPerClient;
    private final Executor threads;
    private final Consumer<LogoutMessage> work;

    private final Map<ClientId, Queue<LogoutMessage>> waiting = new LinkedHashMap<>();
    private final Map<ClientId, Integer> running = new HashMap<>();
    private final Set<UUID> known = new HashSet<>();
    private int runningInAll;

    Lanes(int parallel, int parallelPerClient, Executor threads, Consumer<LogoutMessage> work) {
        this.parallel = parallel;
        this.parallelPerClient = parallelPerClient;
        this.threads = threads;
        this.work = work;
    }

    /** Has it worked on as soon as it is its turn. Does nothing with one that is here already, or if its lane is full. */
    synchronized void add(LogoutMessage message) {
        Queue<LogoutMessage> lane = waiting.computeIfAbsent(message.client(), any -> new ArrayDeque<>());
        if (lane.size() < LONGEST && known.add(message.id())) {
            lane.add(message);
        }
        start();
    }

    /** Whose lane has no room. */
    synchronized Set<ClientId> full() {
        return waiting.entrySet().stream()
                .filter(lane -> lane.getValue().size() >= LONGEST)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether nothing waits and nobody works. */
    synchronized boolean idle() {
        return known.isEmpty();
    }

    private void start() {
        while (runningInAll < parallel) {
            LogoutMessage next = next();
            if (next == null) {
                return;
            }
            runningInAll++;
            running.merge(next.client(), 1, Integer::sum);
            threads.execute(() -> run(next));
        }
    }

    /** The first of the client whose turn it is; that client's lane goes to the end. */
    private @Nullable LogoutMessage next() {
        Iterator<Map.Entry<ClientId, Queue<LogoutMessage>>> lanes =
                waiting.entrySet().iterator();
        while (lanes.hasNext()) {
            Map.Entry<ClientId, Queue<LogoutMessage>> lane = lanes.next();
            LogoutMessage first = lane.getValue().peek();
            if (first == null) {
                lanes.remove();
            } else if (running.getOrDefault(lane.getKey(), 0) < parallelPerClient) {
                ClientId client = lane.getKey();
                Queue<LogoutMessage> rest = lane.getValue();
                lanes.remove();
                rest.remove();
                waiting.put(client, rest);
                return first;
            }
        }
        return null;
    }

    private void run(LogoutMessage message) {
        try {
            work.accept(message);
        } finally {
            done(message);
        }
    }

    private synchronized void done(LogoutMessage message) {
        runningInAll--;
        running.computeIfPresent(message.client(), (client, count) -> count == 1 ? null : count - 1);
        known.remove(message.id());
        start();
    }
}
