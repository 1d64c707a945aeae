package dev.signet.auth.revoke.logout;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.grant.party.RelyingParties;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What relying parties are to be told. It is written in the transaction of the end itself, so that neither stands without the other, and
 * delivered once that is committed. Only those are told that have an address for it and obtained something.
 */
@Component
public class LogoutOutbox {

    private final LogoutMessageRepository rows;
    private final RelyingParties parties;
    private final Clients clients;
    private final LogoutCourier courier;
    private final Clock clock;

    LogoutOutbox(
            LogoutMessageRepository rows, RelyingParties parties, Clients clients, LogoutCourier courier, Clock clock) {
        this.rows = rows;
        this.parties = parties;
        this.clients = clients;
        this.courier = courier;
        this.clock = clock;
    }

    /** Tells every relying party of the session that it has ended. Call it once for each end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sessionEnded(UserId user, SessionId sid) {
        write(parties.of(sid).stream()
                .filter(id -> told(id) != null)
                .map(id -> message(id, user, sid))
                .toList());
    }

    /**
     * Tells one relying party that a user's access to it has ended: once for all the user's sessions there (§2.4: a token without
     * {@code sid}), or for each session where the client says that it needs to know which.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void accessEnded(UserId user, ClientId id) {
        Client client = told(id);
        if (client == null) {
            return;
        }
        write(
                client.logout().backchannelLogoutSessionRequired()
                        ? parties.sessions(user, id).stream()
                                .map(sid -> message(id, user, sid))
                                .toList()
                        : List.of(message(id, user, null)));
    }

    /** Deletes at most {@code most} messages that have been over for longer than {@code kept}; returns how many. */
    public int sweep(Duration kept, int most) {
        return rows.deleteOver(clock.instant().minus(kept), most);
    }

    private @Nullable Client told(ClientId id) {
        return clients.findEnabled(id)
                .filter(client -> client.logout().backchannelLogoutUri() != null)
                .orElse(null);
    }

    private LogoutMessage message(ClientId client, UserId user, @Nullable SessionId sid) {
        // As exact as a row can hold it: rounded up, it would not be due yet.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new LogoutMessage(UUID.randomUUID(), client, user, sid, now, 0);
    }

    private void write(List<LogoutMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        messages.forEach(rows::insert);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                courier.deliver(messages);
            }
        });
    }
}
