package dev.signet.auth.key;

import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets one key follow another, on every node at once and without a restart: a row says when, and each node's clock does the rest.
 * What two nodes would do twice, a unique generation or the count of changed rows gives to one of them.
 */
@Component
public class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private final Keys keys;
    private final KeyRepository rows;
    private final KeySchedule schedule;
    private final AuditTrail audit;
    private final TransactionOperations transactions;
    private volatile boolean blind;

    KeyRotation(
            Keys keys, KeyRepository rows, KeySchedule schedule, AuditTrail audit, TransactionOperations transactions) {
        this.keys = keys;
        this.rows = rows;
        this.schedule = schedule;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void tick() {
        try {
            keepUp();
            blind = false;
        } catch (DataAccessException | TransactionException outage) {
            if (!blind) {
                LOG.warn("The keys cannot be read; going on with those that are known", outage);
            }
            blind = true;
        }
    }

    /**
     * Takes over what other nodes did, publishes the keys whose time has come and deletes those of no more use. Where there is
     * nothing to do, this is one small query.
     */
    void keepUp() {
        keys.refresh();
        Instant now = keys.now();
        boolean published = keys.known().stream()
                        .map(CryptoKey::algorithm)
                        .distinct()
                        .filter(algorithm -> publishIfDue(algorithm, now))
                        .count()
                > 0;
        boolean deleted = keys.known().stream()
                        .filter(key -> !now.isBefore(schedule.goneAt(key)))
                        .filter(key -> delete(key, now))
                        .count()
                > 0;
        if (published || deleted) {
            keys.refresh();
        }
    }

    private boolean publishIfDue(String algorithm, Instant now) {
        return keys.newest(algorithm)
                .flatMap(newest -> schedule.successorDue(newest.times(), now))
                .filter(activatesAt -> {
                    keys.add(keys.draft(algorithm, now, activatesAt));
                    return true;
                })
                .isPresent();
    }

    private boolean delete(CryptoKey key, Instant now) {
        transactions.executeWithoutResult(transaction -> {
            if (rows.delete(key.kid(), now.minus(schedule.kept(key.algorithm())))) {
                audit.record(AuditEntry.of(AuditEvent.KEY_DELETED).detail(key.algorithm() + " " + key.kid()));
            }
        });
        return true;
    }
}
