package dev.signet.auth.key;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.secret.PseudonymKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The keys of this server. One is made for each algorithm when it is first needed, and the next on a schedule; nodes that make
 * one at once agree on the same, and each sees within a second what another did.
 */
@Component
public class Keys implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

    /** What every OpenID provider offers (Discovery §3), and the framework's default for a client's ID tokens. */
    private static final SigningAlgorithm ALWAYS = SigningAlgorithm.RS256;

    private final KeyRepository rows;
    private final KeyMaking making;
    private final KeySchedule schedule;
    private final AuditTrail audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    private volatile List<KeyRing.Entry> opened = List.of();
    private volatile @Nullable KeyRing ring;

    Keys(
            KeyRepository rows,
            KeyMaking making,
            KeySchedule schedule,
            AuditTrail audit,
            TransactionOperations transactions,
            Clock clock) {
        this.rows = rows;
        this.making = making;
        this.schedule = schedule;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Opens what is there and makes what every server needs. */
    @Override
    public void afterPropertiesSet() {
        CryptoProvider.await();
        List<CryptoKey> present = rows.list();
        making.unlock(!present.isEmpty());
        reseal(present);
        take(rows.list().stream()
                .map(row -> new KeyRing.Entry(row, making.open(row)))
                .toList());
        ensure(ALWAYS);
        ensure(CryptoKey.MAC);
    }

    /** After a change of the master key: all keys are sealed under the new one, or none is, and the next start does it. */
    private void reseal(List<CryptoKey> present) {
        Map<CryptoKey, byte[]> anew = new LinkedHashMap<>();
        present.forEach(key -> making.resealed(key).ifPresent(seal -> anew.put(key, seal)));
        if (anew.isEmpty()) {
            return;
        }
        transactions.executeWithoutResult(transaction -> {
            long changed = anew.entrySet().stream()
                    .filter(each -> rows.reseal(each.getKey(), each.getValue()))
                    .count();
            if (changed > 0) {
                audit.record(AuditEntry.of(AuditEvent.MASTER_KEY_CHANGED).detail(changed + " keys sealed anew"));
            }
        });
    }

    /** The public halves, as they are published (RFC 7517 §5). */
    public JWKSet published() {
        return ring().published();
    }

    /** What this server signs with now. */
    public Set<SigningAlgorithm> algorithms() {
        Set<JWSAlgorithm> on = ring().signing().keySet();
        return Arrays.stream(SigningAlgorithm.values())
                .filter(one -> on.contains(one.jws()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SigningAlgorithm.class)));
    }

    /**
     * Sees to it that there is a key for {@code algorithm}. It is made when the algorithm is first configured, and not before:
     * RSA keys take their time, and a key that nobody needs is one more to guard.
     */
    public void ensure(SigningAlgorithm algorithm) {
        if (!ring().signing().containsKey(algorithm.jws())) {
            ensure(algorithm.wireName());
        }
    }

    /** The key of pseudonyms. It is made when a pseudonym is first needed, and stays for ever. */
    PseudonymKey pseudonymKey() {
        if (ring().pseudonym() == null) {
            ensure(CryptoKey.PSEUDONYM);
        }
        return Objects.requireNonNull(ring().pseudonym(), "the key of pseudonyms cannot be opened here");
    }

    private synchronized void ensure(String algorithm) {
        refresh();
        if (newest(algorithm).isEmpty()) {
            Instant now = now();
            add(draft(algorithm, now, now));
            refresh();
        }
    }

    /** The next key of {@code algorithm}, not kept yet. */
    CryptoKey draft(String algorithm, Instant now, Instant activatesAt) {
        int last = opened.stream()
                .map(KeyRing.Entry::row)
                .filter(row -> row.algorithm().equals(algorithm))
                .mapToInt(CryptoKey::generation)
                .max()
                .orElse(0);
        return making.make(algorithm, last + 1, new CryptoKey.Times(now, activatesAt, null, null));
    }

    /** Keeps a key whose predecessors stop when it begins, unless another node made that generation: then its key serves both. */
    void add(CryptoKey key) {
        try {
            transactions.executeWithoutResult(transaction -> insert(key));
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            // Its key serves both.
        }
    }

    /**
     * The same as a part of the caller's transaction.
     *
     * @throws DuplicateKeyException if another node made that generation
     */
    void insert(CryptoKey key) {
        rows.lock(key.algorithm());
        rows.insert(key);
        rows.retire(key.algorithm(), key.generation(), key.times().activatesAt());
        audit.record(AuditEntry.of(AuditEvent.KEY_CREATED)
                .detail(key.algorithm() + " " + key.kid() + ", signs from "
                        + key.times().activatesAt()));
    }

    /** All rows, as of the last look at the database. */
    List<CryptoKey> known() {
        return opened.stream().map(KeyRing.Entry::row).toList();
    }

    /** The last of {@code algorithm} that has not been revoked: it signs, or will. */
    Optional<CryptoKey> newest(String algorithm) {
        return known().stream()
                .filter(row -> row.algorithm().equals(algorithm) && !row.revoked())
                .reduce((earlier, later) -> later.generation() > earlier.generation() ? later : earlier);
    }

    /** The keys of this instant. Costs a look at the clock, and asks the database nothing. */
    KeyRing ring() {
        KeyRing known = ring;
        if (known == null) {
            throw new IllegalStateException("the keys have not been opened yet");
        }
        Instant now = clock.instant();
        if (!known.holdsAt(now)) {
            known = KeyRing.at(now, opened, schedule);
            ring = known;
        }
        return known;
    }

    /** Reads the rows anew where anything about them has changed, and opens those that are new. */
    synchronized void refresh() {
        Map<String, CryptoKey.Times> known = opened.stream()
                .collect(Collectors.toMap(
                        each -> each.row().kid(), each -> each.row().times()));
        if (!rows.times().equals(known)) {
            Map<String, KeyRing.Opened> before = new HashMap<>();
            opened.forEach(each -> before.put(each.row().kid(), each.key()));
            take(rows.list().stream()
                    .flatMap(row -> Optional.ofNullable(before.get(row.kid()))
                            .or(() -> open(row))
                            .map(key -> new KeyRing.Entry(row, key))
                            .stream())
                    .toList());
        }
    }

    /** Another node may have been given a new master key before this one: then this one verifies and does not sign with it. */
    private Optional<KeyRing.Opened> open(CryptoKey row) {
        Optional<KeyRing.Opened> found = making.find(row);
        if (found.isEmpty()) {
            LOG.error(
                    "The key {} was sealed under another master key: start this server anew with that one", row.kid());
        }
        return found.or(() -> making.publicHalf(row));
    }

    private void take(List<KeyRing.Entry> keys) {
        opened = keys;
        ring = KeyRing.at(clock.instant(), keys, schedule);
    }

    /** As exact as a row can hold it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
