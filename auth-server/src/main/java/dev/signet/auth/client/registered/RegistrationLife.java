package dev.signet.auth.client.registered;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.EndsAccess;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Which of the clients that nobody configured are in use, and the end of those that are not. */
@Component
public class RegistrationLife {

    /** How exactly it is known when one was used: noting it is not worth a statement more often. */
    static final Duration NOTED_EVERY = Duration.ofHours(12);

    private static final int REMEMBERED_AT_MOST = 10_000;

    private final RegistrationRepository rows;
    private final Clients clients;
    private final TransactionOperations transactions;
    private final RegistrationProperties properties;
    private final Clock clock;
    private final Cache<ClientId, Instant> noted;

    RegistrationLife(
            RegistrationRepository rows,
            Clients clients,
            TransactionOperations transactions,
            RegistrationProperties properties,
            Clock clock) {
        this.rows = rows;
        this.clients = clients;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
        this.noted = Caffeine.newBuilder()
                .maximumSize(REMEMBERED_AT_MOST)
                .expireAfterWrite(NOTED_EVERY)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** It obtained something for somebody. */
    public void noteUse(ClientId client) {
        if (Registration.possible(client) && noted.getIfPresent(client) == null) {
            Instant now = clock.instant();
            rows.use(client, now, now.minus(NOTED_EVERY));
            noted.put(client, now);
        }
    }

    /** Those that nobody has used for so long that they go. */
    public List<ClientId> listUnused(int most) {
        return rows.listUnused(clock.instant().minus(properties.unusedFor()), most);
    }

    /** Lets nobody read or change it any more. Whether it was there until now. */
    @EndsAccess
    public boolean end(ClientId client) {
        return rows.end(client, clock.instant());
    }

    /** Deletes those that ended {@code kept} ago, and that nothing names any more. How many there were. */
    public int deleteEnded(Duration kept, int most) {
        int deleted = 0;
        for (ClientId client : rows.listEnded(clock.instant().minus(kept), most)) {
            try {
                transactions.executeWithoutResult(transaction -> {
                    rows.delete(client);
                    clients.delete(client);
                });
                deleted++;
            } catch (DataIntegrityViolationException stillNamed) {
                rows.postpone(client, clock.instant());
            }
        }
        return deleted;
    }
}
