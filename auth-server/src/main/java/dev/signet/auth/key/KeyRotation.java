package dev.signet.auth.key;

import dev.signet.auth.EndsAccess;
import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
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

    private static final int ATTEMPTS = 5;
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

    /**
     * What may be known of a key.
     *
     * @param goneAt when it is deleted; null while that is open
     */
    public record Listed(
            String kid,
            String algorithm,
            KeySchedule.State state,
            Instant createdAt,
            Instant activatesAt,
            @Nullable Instant retiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant goneAt) {

        Listed(CryptoKey key, KeySchedule schedule, Instant now) {
            this(
                    key.kid(),
                    key.algorithm(),
                    schedule.state(key.times(), now),
                    key.times().createdAt(),
                    key.times().activatesAt(),
                    key.times().retiresAt(),
                    key.times().revokedAt(),
                    schedule.goneAt(key).equals(Instant.MAX) ? null : schedule.goneAt(key));
        }
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

    /** All keys and what they are now, generation by generation. */
    public List<Listed> list() {
        keys.refresh();
        Instant now = keys.now();
        return keys.known().stream().map(key -> new Listed(key, schedule, now)).toList();
    }

    /**
     * Publishes the next key of {@code algorithm} now; it signs after the usual notice, and nobody meets a key that he has not
     * seen. Where the next one is published already, that one is the answer.
     *
     * @param algorithm a JWS name; {@code HS256} for the keys of refresh tokens
     * @return the key that will sign; empty if this server has none for {@code algorithm}
     */
    public Optional<Listed> rotate(String algorithm) {
        keys.refresh();
        Instant now = keys.now();
        Optional<CryptoKey> newest = keys.newest(algorithm).filter(key -> CryptoKey.follow(algorithm));
        if (newest.isPresent() && schedule.state(newest.get().times(), now) != KeySchedule.State.ANNOUNCED) {
            keys.add(keys.draft(algorithm, now, now.plus(schedule.publishAhead())));
            keys.refresh();
            newest = keys.newest(algorithm);
        }
        return newest.map(key -> new Listed(key, schedule, now));
    }

    /**
     * Takes a key out of use at once, because somebody else may have it: it is published no more, nothing that it signed is good
     * any more, and a successor signs. The key of pseudonyms cannot be taken away: everybody would be a stranger everywhere. Other nodes follow within a second, APIs when they next fetch the keys. Idempotent.
     *
     * @return whether it was this call that revoked it
     */
    @EndsAccess
    public boolean revoke(String kid) {
        for (int attempt = 1; ; attempt++) {
            keys.refresh();
            Optional<CryptoKey> known =
                    keys.known().stream().filter(key -> key.kid().equals(kid)).findAny();
            if (known.isEmpty() || !CryptoKey.follow(known.get().algorithm())) {
                return false;
            }
            String algorithm = known.get().algorithm();
            try {
                boolean revoked = Boolean.TRUE.equals(transactions.execute(transaction -> revoke(kid, algorithm)));
                keys.refresh();
                return revoked;
            } catch (DuplicateKeyException | ConcurrencyFailureException anotherNodeWasFaster) {
                if (attempt == ATTEMPTS) {
                    throw anotherNodeWasFaster;
                }
            }
        }
    }

    /** One revocation of an algorithm's keys after the other: two at once must not each take the other's key for the one that stays. */
    private boolean revoke(String kid, String algorithm) {
        rows.lock(algorithm);
        List<CryptoKey> trusted = rows.list().stream()
                .filter(key -> key.algorithm().equals(algorithm) && !key.revoked())
                .toList();
        Optional<CryptoKey> found =
                trusted.stream().filter(key -> key.kid().equals(kid)).findAny();
        if (found.isEmpty()) {
            return false;
        }
        CryptoKey key = found.get();
        Instant now = keys.now();
        boolean another = trusted.stream()
                .filter(each -> !each.equals(key))
                .anyMatch(each -> schedule.state(each.times(), now) == KeySchedule.State.ACTIVE);
        if (!another) {
            succeed(key, trusted.get(trusted.size() - 1), now);
        } else if (schedule.state(key.times(), now) == KeySchedule.State.ANNOUNCED) {
            rows.goOn(algorithm, key.generation(), now);
        }
        rows.revoke(kid, now);
        audit.record(AuditEntry.of(AuditEvent.KEY_REVOKED).detail(algorithm + " " + kid));
        return true;
    }

    /** Lets the key that was announced sign at once, or a new one. */
    private void succeed(CryptoKey key, CryptoKey newest, Instant now) {
        if (newest.generation() > key.generation() && rows.activate(newest.kid(), now)) {
            rows.retire(key.algorithm(), newest.generation(), now);
        } else {
            keys.insert(keys.draft(key.algorithm(), now, now));
        }
    }

    private boolean publishIfDue(String algorithm, Instant now) {
        return keys.newest(algorithm)
                .filter(newest -> CryptoKey.follow(algorithm))
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
