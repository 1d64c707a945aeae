package dev.signet.auth.revoke.logout;

import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.Clients;
import dev.signet.auth.outbound.OutboundHttp;
import dev.signet.auth.outbound.Outcome;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One attempt to deliver a message, and what follows from its outcome (OpenID Connect Back-Channel Logout 1.0 §2.5, §2.8).
 *
 * <p>The answer's body is not looked at: whatever it says, the status decides. A relying party that answers 400 has understood and refuses;
 * to ask it again would change nothing. Everything else may be an outage, also a redirect, which is never followed.
 */
@Component
class LogoutDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(LogoutDelivery.class);

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int REFUSED = 400;

    /** Bytes of an answer that are taken from the wire, so that it is not cut off in the middle of a sentence. */
    private static final int BODY = 4_096;

    private final LogoutMessageRepository rows;
    private final Clients clients;
    private final LogoutTokens tokens;
    private final OutboundHttp http;
    private final LogoutProperties properties;
    private final LogoutMetrics metrics;
    private final AuditTrail audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    LogoutDelivery(
            LogoutMessageRepository rows,
            Clients clients,
            LogoutTokens tokens,
            OutboundHttp http,
            LogoutProperties properties,
            LogoutMetrics metrics,
            AuditTrail audit,
            TransactionOperations transactions,
            Clock clock) {
        this.rows = rows;
        this.clients = clients;
        this.tokens = tokens;
        this.http = http;
        this.properties = properties;
        this.metrics = metrics;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Tries to deliver a message that this node has taken up, and writes down what came of it. */
    void attempt(LogoutMessage taken) {
        Optional<Client> client = clients.findEnabled(taken.client());
        URI address = client.map(known -> known.logout().backchannelLogoutUri()).orElse(null);
        if (client.isEmpty() || address == null) {
            giveUp(taken, AuditEvent.LOGOUT_GIVEN_UP, "the client is not to be told any more");
            return;
        }
        Outcome outcome = http.post(address, "logout_token=" + tokens.token(client.get(), taken), BODY);
        if (!(outcome instanceof Outcome.Answered answer)) {
            tryAgain(
                    taken,
                    outcome instanceof Outcome.Failed failed ? failed.why().name() : "no answer");
        } else if (answer.status() == OK || answer.status() == NO_CONTENT) {
            if (rows.close(taken, "delivered", clock.instant())) {
                metrics.delivered();
            }
        } else if (answer.status() == REFUSED) {
            giveUp(taken, AuditEvent.LOGOUT_REFUSED, "status " + REFUSED);
        } else {
            tryAgain(taken, "status " + answer.status());
        }
    }

    private void tryAgain(LogoutMessage taken, String why) {
        metrics.failed();
        Instant now = clock.instant();
        Instant end = taken.writtenAt().plus(properties.giveUpAfter());
        if (!now.isBefore(end)) {
            giveUp(taken, AuditEvent.LOGOUT_GIVEN_UP, why);
            return;
        }
        Instant next = now.plus(BackOff.after(taken));
        // The last attempt is at the very end, so that nothing is given up earlier than was said.
        Instant due = next.isBefore(end) ? next : end;
        rows.giveBack(taken, due);
        LOG.info(
                "{} could not be told of a logout ({}, attempt {}); it is tried again at {}",
                taken.client(),
                why,
                taken.attempts(),
                due);
    }

    private void giveUp(LogoutMessage taken, AuditEvent event, String why) {
        boolean refused = event == AuditEvent.LOGOUT_REFUSED;
        boolean closed = Boolean.TRUE.equals(transactions.execute(transaction -> {
            if (!rows.close(taken, refused ? "refused" : "given_up", clock.instant())) {
                return false;
            }
            audit.record(AuditEntry.of(event)
                    .user(taken.user().value())
                    .client(taken.client().value())
                    .session(taken.sid() == null ? null : taken.sid().value())
                    .detail(why + ", attempt " + taken.attempts()));
            return true;
        }));
        if (closed) {
            LOG.warn("{} was not told of a logout: {}, attempt {}", taken.client(), why, taken.attempts());
            if (refused) {
                metrics.refused();
            } else {
                metrics.givenUp();
            }
        }
    }
}
