package dev.signet.auth.revoke;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.registered.RegistrationLife;
import dev.signet.auth.consent.Consents;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ends clients that nobody configured: because they want it (RFC 7592 §2.3), or because nobody uses them. What they had ends with them, and what
 * people allowed them is forgotten; nobody will be given their id again.
 */
@Component
public class RegistrationEnds {

    private final RegistrationLife registrations;
    private final Consents consents;
    private final Revocation revocation;
    private final TransactionOperations transactions;

    RegistrationEnds(
            RegistrationLife registrations,
            Consents consents,
            Revocation revocation,
            TransactionOperations transactions) {
        this.registrations = registrations;
        this.consents = consents;
        this.revocation = revocation;
        this.transactions = transactions;
    }

    /** Idempotent; nothing happens to a client that was configured. */
    public void end(ClientId client) {
        transactions.executeWithoutResult(transaction -> {
            if (registrations.end(client)) {
                consents.forgetAll(client);
                revocation.disableClient(client);
            }
        });
    }

    /** Ends those that have not been used for long. How many there were. */
    int endUnused(int most) {
        List<ClientId> unused = registrations.listUnused(most);
        unused.forEach(this::end);
        return unused.size();
    }

    /** Deletes those that ended {@code kept} ago and that nothing names any more. How many there were. */
    int deleteEnded(Duration kept, int most) {
        return registrations.deleteEnded(kept, most);
    }
}
