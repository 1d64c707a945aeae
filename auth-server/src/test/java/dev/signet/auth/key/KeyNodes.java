package dev.signet.auth.key;

import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes that share a database of a test's own, as far as the room of keys goes. */
final class KeyNodes {

    static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);
    static final String ANOTHER =
            Base64.getEncoder().encodeToString("another master key, of 32 bytes.".getBytes(StandardCharsets.US_ASCII));

    static final Duration ROTATION = Duration.ofDays(90);
    static final Duration AHEAD = Duration.ofDays(1);
    static final Duration REFRESH_LIFETIME = Duration.ofDays(30);

    private static final Path NO_FILE = Path.of("target/no-such.key");

    private final AuditTrail audit;
    private final RandomValues random;
    private final Clock clock;
    private final KeyRepository rows;
    private final TransactionTemplate transactions;

    KeyNodes(AuditTrail audit, RandomValues random, Clock clock) {
        this.audit = audit;
        this.random = random;
        this.clock = clock;
        TestDatabase database = TestDatabase.create();
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.url(), database.user(), database.password());
        this.rows = new KeyRepository(JdbcClient.create(source));
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /** What a node consists of. */
    record Node(Keys keys, KeyRotation rotation, JwtSigning signing) {}

    KeyRepository rows() {
        return rows;
    }

    Node start() {
        return start(MASTER_KEY);
    }

    Node start(String masterKey) {
        return start(properties(masterKey, ROTATION));
    }

    Node start(KeyProperties properties) {
        return start(properties, transactions);
    }

    /** A start whose process ends when everything is written and nothing committed. */
    void startAndDieBeforeCommit(KeyProperties properties) {
        start(properties, new TransactionTemplate(transactions.getTransactionManager()) {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                return super.execute(status -> {
                    action.doInTransaction(status);
                    throw new IllegalStateException("killed");
                });
            }
        });
    }

    private Node start(KeyProperties properties, TransactionTemplate transactions) {
        KeySchedule schedule = new KeySchedule(properties.rotation(), properties.publishAhead(), REFRESH_LIFETIME);
        KeyMaking making = new KeyMaking(new MasterKey(properties, random), random);
        Keys keys = new Keys(rows, making, schedule, audit, transactions, clock);
        keys.afterPropertiesSet();
        return new Node(keys, new KeyRotation(keys, rows, schedule, audit, transactions), new JwtSigning(keys));
    }

    static KeyProperties properties(String masterKey, Duration rotation) {
        return new KeyProperties(masterKey, NO_FILE, null, null, rotation, AHEAD);
    }

    static KeyProperties changing(String masterKey, String previous) {
        return new KeyProperties(masterKey, NO_FILE, previous, null, ROTATION, AHEAD);
    }
}
