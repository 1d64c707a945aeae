package dev.signet.auth.endpoint.statuslist;

import dev.signet.auth.Issuer;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.status.StatusUris;
import dev.signet.auth.status.changes.ListChanges;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.thread.Threading;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The streams that are open on this node, each on a thread of its own: a reader that does not read keeps nobody waiting but
 * itself, and when the connector's patience with it is over, its stream ends. Every stream ends after some minutes, at different
 * times, and sooner if its client is not what it was; whoever may, opens another.
 */
@Component
class EventStreams implements SmartLifecycle {

    /** Also how soon a stream ends whose client was disabled or has other secrets. */
    static final Duration HEARTBEAT = Duration.ofSeconds(5);

    static final Duration LIFETIME = Duration.ofMinutes(4);

    /** At most so much longer does a stream live, so that those which began together do not end together. */
    static final Duration SPREAD = Duration.ofMinutes(2);

    /** Within which every stream has ended by itself, unless something is wrong. */
    static final Duration LONGEST = LIFETIME.plus(SPREAD).plusMinutes(1);

    private static final Duration STEP = Duration.ofSeconds(47);

    private final ListChanges changes;
    private final Clients clients;
    private final StreamPlaces places;
    private final Issuer issuer;
    private final Clock clock;
    private final SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("status-events-");
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong count = new AtomicLong();
    private volatile boolean running;

    EventStreams(
            ListChanges changes,
            Clients clients,
            StreamPlaces places,
            Issuer issuer,
            Clock clock,
            Environment environment) {
        this.changes = changes;
        this.clients = clients;
        this.places = places;
        this.issuer = issuer;
        this.clock = clock;
        threads.setDaemon(true);
        threads.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
    }

    /** Takes a place for one more stream of {@code client}; none is given while the server stops. */
    StreamPlaces.Place take(ClientId client) {
        return running ? places.take(client) : StreamPlaces.Place.SERVER_HAS_TOO_MANY;
    }

    /** Takes back a place on which no stream was begun. */
    void giveBack(ClientId client) {
        places.giveBack(client);
    }

    /**
     * Tells {@code client}, which has a place, of changes from now on, and gives the place back when that ends.
     *
     * @param since the last change that it was told of
     */
    void begin(StreamResponse response, Client client, OptionalLong since) {
        EventStream stream = new EventStream(list -> StatusUris.list(issuer, list));
        boolean begun = false;
        try {
            open.add(stream);
            changes.listen(stream, since);
            threads.execute(() -> write(stream, client, response));
            begun = true;
        } finally {
            if (!begun) { // no thread could be had
                forget(stream);
                response.end();
            }
        }
        if (!running) {
            stream.end(); // it came while all others were ended
        }
    }

    @Override
    public void start() {
        running = true; // also after a pause: a stopped context may be started again
    }

    /** Before the connector waits for its requests to end: these would keep it waiting for minutes. */
    @Override
    public void stop() {
        running = false;
        open.forEach(EventStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void write(EventStream stream, Client client, StreamResponse response) {
        boolean reads = true;
        try {
            writeUntilEnd(stream, client, response);
        } catch (IOException gone) {
            reads = false; // or not for too long: the connector ends the response, and the reader may ask again
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            forget(stream);
            places.giveBack(client.id());
            if (reads) {
                response.end();
            }
        }
    }

    private void writeUntilEnd(EventStream stream, Client client, StreamResponse response)
            throws IOException, InterruptedException {
        Instant begun = clock.instant();
        Instant end = begun.plus(LIFETIME).plusMillis(count.getAndIncrement() * STEP.toMillis() % SPREAD.toMillis());
        Instant checked = begun;
        Optional<String> text = stream.next(HEARTBEAT);
        while (text.isPresent()) {
            response.write(text.get());
            text = stream.next(HEARTBEAT);
            Instant now = clock.instant();
            if (!now.isBefore(checked.plus(HEARTBEAT))) {
                checked = now;
                if (!now.isBefore(end) || !isAsItWas(client)) {
                    return;
                }
            }
        }
    }

    private void forget(EventStream stream) {
        changes.leave(stream);
        open.remove(stream);
    }

    /** Where nobody can know, because the database is away, it may go on: there is nothing to tell then, and it ends soon anyway. */
    private boolean isAsItWas(Client client) {
        try {
            return clients.findEnabled(client.id())
                    .filter(now -> now.secrets().equals(client.secrets()))
                    .isPresent();
        } catch (DataAccessException databaseAway) {
            return true;
        }
    }
}
