package dev.signet.auth.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.signet.auth.EndsAccess;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.profile.ProfileProperties;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The clients of this server. Look-ups, also those of ids that nobody has, are cached for {@link #STALE_AT_MOST}: a change made on another node is seen here no
 * later than that, and one made here at once.
 */
@Component
public class Clients {

    /** How long another node may go on with the client as it was. */
    static final Duration STALE_AT_MOST = Duration.ofSeconds(1);

    private static final int CACHED_AT_MOST = 10_000;

    private final ClientRepository clients;
    private final ProfileProperties server;
    private final Cache<ClientId, Optional<Client>> cache;

    @Autowired
    Clients(ClientRepository clients, ProfileProperties server) {
        this(clients, server, Ticker.systemTicker());
    }

    /** @param ticker by which a look-up grows old */
    Clients(ClientRepository clients, ProfileProperties server, Ticker ticker) {
        this.clients = clients;
        this.server = server;
        this.cache = Caffeine.newBuilder()
                .maximumSize(CACHED_AT_MOST)
                .expireAfterWrite(STALE_AT_MOST)
                .ticker(ticker)
                .build();
    }

    /** The client, also a disabled one: whoever issues anything asks for {@link #findEnabled} instead. Held to its profile. */
    public Optional<Client> find(ClientId id) {
        return ClientRules.wellFormed(id) ? cache.get(id, this::read) : Optional.empty();
    }

    private Optional<Client> read(ClientId id) {
        return clients.find(id).map(client -> client.heldTo(server.profile()));
    }

    /** The client, if it may obtain anything. */
    public Optional<Client> findEnabled(ClientId id) {
        return find(id).filter(Client::enabled);
    }

    /** What is signed for enabled clients, where a client names it. Asks the database. */
    public Set<SigningAlgorithm> algorithms() {
        return clients.algorithms();
    }

    /** Adds {@code client}, or puts it in the place of the one with its id. */
    public void put(Client client) {
        if (!clients.update(client)) {
            insert(client);
        }
        cache.invalidate(client.id());
    }

    /** Lets it obtain nothing more. Idempotent. */
    @EndsAccess
    public void disable(ClientId id) {
        clients.disable(id);
        cache.invalidate(id);
    }

    /**
     * Deletes one that was {@linkplain #disable disabled} long ago, with its secrets and keys; to be called in a transaction of the caller's.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException while anything still names it: that transaction is then to be given up
     */
    public void delete(ClientId id) {
        clients.delete(id);
        cache.invalidate(id);
    }

    private void insert(Client client) {
        try {
            clients.insert(client);
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            clients.update(client);
        }
    }
}
