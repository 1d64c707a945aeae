package dev.signet.auth.session.store;

import dev.signet.auth.session.SessionProperties;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Browsers' sessions in the database: a restart signs nobody out, and any node serves any browser. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "signet.session.store", havingValue = "jdbc", matchIfMissing = true)
class JdbcSessionRepository {

    /** Two requests of one browser may add the same attribute at once: the later one wins, neither fails. */
    private static final Map<DatabaseDriver, String> ADD_ATTRIBUTE =
            Map.of(DatabaseDriver.POSTGRESQL, """
            insert into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes) values (?, ?, ?)
            on conflict (session_primary_id, attribute_name) do update set attribute_bytes = excluded.attribute_bytes""", DatabaseDriver.H2, """
            merge into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes)
            key (session_primary_id, attribute_name) values (?, ?, ?)""");

    private final JdbcIndexedSessionRepository store;

    JdbcSessionRepository(
            DataSource database, PlatformTransactionManager transactions, SessionProperties properties, Tickets tickets)
            throws MetaDataAccessException {
        store = new JdbcIndexedSessionRepository(new JdbcTemplate(database), new OnlyWrites(transactions));
        store.setDefaultMaxInactiveInterval(properties.idleTimeout());
        store.setSessionIdGenerator(tickets);
        String product = JdbcUtils.extractDatabaseMetaData(database, metaData -> metaData.getDatabaseProductName());
        String addAttribute = ADD_ATTRIBUTE.get(DatabaseDriver.fromProductName(product));
        if (addAttribute != null) {
            store.setCreateSessionAttributeQuery(addAttribute);
        }
    }

    @Bean
    TicketedSessions<? extends Session> ticketedSessions(Tickets tickets) {
        return BrowserSessions.ticketed(store, tickets);
    }

    /** Every node does, for it costs an index look-up when another was faster. */
    @Scheduled(initialDelay = 1, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void forgetExpired() {
        store.cleanUpExpiredSessions();
    }

    /**
     * Gives a transaction of its own to what the store writes in several statements. What it expects a result of is one statement and
     * needs none: each request of a browser is spared a round trip.
     */
    private static final class OnlyWrites implements TransactionOperations {

        private final TransactionTemplate writing;

        OnlyWrites(PlatformTransactionManager transactions) {
            writing = new TransactionTemplate(transactions);
            writing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        }

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            return TransactionOperations.withoutTransaction().execute(action);
        }

        @Override
        public void executeWithoutResult(Consumer<TransactionStatus> action) {
            writing.executeWithoutResult(action);
        }
    }
}
