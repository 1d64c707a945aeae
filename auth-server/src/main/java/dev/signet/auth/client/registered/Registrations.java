package dev.signet.auth.client.registered;

import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.client.registered.Registration.Origin;
import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.RandomValues;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The clients that nobody configured, so many at most. Of what one may change its registration with only the digest is kept. */
@Component
public class Registrations {

    private static final int ID_BYTES = 18;

    private final RegistrationRepository rows;
    private final Clients clients;
    private final RegistrationProperties properties;
    private final RandomValues random;
    private final TransactionOperations transactions;
    private final AuditTrail audit;
    private final Clock clock;

    Registrations(
            RegistrationRepository rows,
            Clients clients,
            RegistrationProperties properties,
            RandomValues random,
            TransactionOperations transactions,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.clients = clients;
        this.properties = properties;
        this.random = random;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** An id that no client has, or will be given again. */
    public ClientId newId() {
        return new ClientId(Registration.PREFIX + random.text(ID_BYTES));
    }

    /** How that client came; empty for one that was configured. */
    public Optional<Registration> find(ClientId client) {
        return Registration.possible(client) ? rows.find(client) : Optional.empty();
    }

    /** The client's, if {@code token} is what it may be read and changed with. */
    public Optional<Registration> find(ClientId client, String token) {
        return Registration.possible(client) ? rows.find(client, Digest.sha256Base64url(token)) : Optional.empty();
    }

    /**
     * Keeps a client that has just registered, or was just found.
     *
     * @param token that it may change its registration with; empty if it may not
     * @param how it came, for the trail
     * @return false if there are so many already that there is no room: then nothing is kept
     */
    public boolean register(Client client, Origin origin, String metadata, Optional<String> token, String how) {
        Registration registration = new Registration(client.id(), origin, metadata, clock.instant());
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            clients.put(client);
            boolean room = rows.insert(registration, token.map(Digest::sha256Base64url), properties.limit());
            if (room) {
                audit.record(AuditEntry.of(AuditEvent.CLIENT_REGISTERED)
                        .client(client.id().value())
                        .detail(how));
            } else {
                transaction.setRollbackOnly();
            }
            return room;
        }));
    }

    /**
     * Keeps a client as the document at its address describes it now.
     *
     * @return false if it is new and there is no room, or ended not long ago: then nothing is kept
     */
    public boolean describe(Client client, String metadata) {
        if (known(client, metadata)) {
            return true;
        }
        try {
            return register(client, Origin.DOCUMENT, metadata, Optional.empty(), "described at its address");
        } catch (DataAccessException anotherNodeWasFaster) {
            return rows.find(client.id()).isPresent();
        }
    }

    private boolean known(Client client, String metadata) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean known = rows.describe(client.id(), metadata);
            if (known) {
                clients.put(client);
            }
            return known;
        }));
    }

    /**
     * Puts {@code client} in the place of what it was.
     *
     * @param token that it presented; still good until it has used {@code next}, for an answer may get lost
     * @return false if {@code token} is not good any more: then nothing has changed
     */
    @Transactional
    public boolean change(Client client, String metadata, String token, String next) {
        boolean good = rows.update(client.id(), metadata, Digest.sha256Base64url(token), Digest.sha256Base64url(next));
        if (good) {
            clients.put(client);
            audit.record(
                    AuditEntry.of(AuditEvent.CLIENT_CHANGED).client(client.id().value()));
        }
        return good;
    }

    /** {@code token} has been used: if it is the newest, the one before is good no more. */
    public void arrived(ClientId client, String token) {
        rows.forgetPreviousToken(client, Digest.sha256Base64url(token));
    }
}
