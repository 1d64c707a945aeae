package dev.signet.auth.endpoint.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.Issuer;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.client.registered.Registration;
import dev.signet.auth.client.registered.Registrations;
import dev.signet.auth.outbound.OutboundHttp;
import dev.signet.auth.outbound.Outcome;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Knows the clients whose ids are addresses. A document is fetched when nobody here has a copy that is good; what it says is kept as a client
 * like every other, so that tokens and consents can name it. Failures are not kept (§5.2 of the draft), and how often one may happen is limited.
 */
@Component
class ClientDocuments {

    /** §8.7 of the draft. */
    static final int LONGEST = 5 * 1024;

    private static final int REMEMBERED_AT_MOST = 10_000;
    private static final int LOCKS = 64;

    private final DocumentProperties properties;
    private final DocumentReading reading;
    private final FetchBudget budget;
    private final OutboundHttp http;
    private final Registrations registrations;
    private final Clients clients;
    private final Issuer issuer;
    private final Clock clock;
    private final Cache<ClientId, Instant> goodUntil =
            Caffeine.newBuilder().maximumSize(REMEMBERED_AT_MOST).build();
    private final ReentrantLock[] fetching =
            IntStream.range(0, LOCKS).mapToObj(any -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    ClientDocuments(
            DocumentProperties properties,
            DocumentReading reading,
            FetchBudget budget,
            OutboundHttp http,
            Registrations registrations,
            Clients clients,
            Issuer issuer,
            Clock clock) {
        this.properties = properties;
        this.reading = reading;
        this.budget = budget;
        this.http = http;
        this.registrations = registrations;
        this.clients = clients;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * Whether {@code id} may be used: it is known for what it is now. May take as long as a request of {@code outbound} does. An id that an
     * operator configured is none of its business, whatever it looks like.
     */
    boolean ready(ClientId id) {
        Optional<Registration> known = registrations.find(id);
        if (known.isEmpty() && clients.find(id).isPresent()) {
            return true;
        }
        if (!properties.enabled()) {
            return known.isEmpty();
        }
        return DocumentAddress.parse(id.value(), issuer)
                .filter(address -> fresh(id, known) || fetched(id, address))
                .isPresent();
    }

    private boolean fresh(ClientId id, Optional<Registration> known) {
        Instant until = goodUntil.getIfPresent(id);
        return known.isPresent() && until != null && clock.instant().isBefore(until);
    }

    private boolean fetched(ClientId id, URI address) {
        ReentrantLock lock = fetching[Math.floorMod(id.hashCode(), LOCKS)];
        lock.lock();
        try {
            return fresh(id, registrations.find(id)) || fetch(id, address);
        } finally {
            lock.unlock();
        }
    }

    private boolean fetch(ClientId id, URI address) {
        if (!budget.take(address)
                || !(http.get(address, LONGEST + 1) instanceof Outcome.Answered answer)
                || answer.status() != 200
                || answer.body().length > LONGEST) {
            return false;
        }
        boolean kept = reading.read(id, address, answer.body())
                .filter(found -> registrations.describe(found.client(), found.metadata()))
                .isPresent();
        if (kept) {
            goodUntil.put(id, clock.instant().plus(Freshness.of(answer.cacheControl())));
        }
        return kept;
    }
}
