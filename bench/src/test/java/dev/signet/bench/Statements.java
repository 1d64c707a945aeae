package dev.signet.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the statements that the server's PostgreSQL carries out for one operation, by the extension
 * {@code pg_stat_statements}. Where a transaction begins and ends is not counted; what else uses that database
 * meanwhile is.
 */
final class Statements {

    private static final String CALLS = """
            select coalesce(sum(calls), 0) from pg_stat_statements
             where dbid = (select oid from pg_database where datname = current_database())
               and toplevel and query not like '%pg_stat_statements%'
               and query !~* '^(begin|start|commit|rollback|set|show|discard)'
            """;

    private final String url;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicLong operations = new AtomicLong();
    private volatile long before;

    /** @param url JDBC address of the server's database with user and password; empty: nothing is counted */
    Statements(String url) {
        this.url = url;
    }

    /** Starts to count when the first user calls it. */
    void begin() {
        if (!url.isEmpty() && begun.compareAndSet(false, true)) {
            before = calls();
        }
    }

    /** One operation was carried out. */
    void operation() {
        operations.incrementAndGet();
    }

    /** Prints the count, if one was asked for. */
    void print() {
        if (begun.get() && operations.get() > 0) {
            long calls = calls() - before;
            System.out.printf(
                    Locale.ROOT,
                    "SQL statements per operation: %.2f (%d for %d operations)%n",
                    (double) calls / operations.get(),
                    calls,
                    operations.get());
        }
    }

    private long calls() {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(CALLS)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Statements cannot be counted: PostgreSQL must run with shared_preload_libraries=pg_stat_statements, "
                            + "and that database needs 'create extension pg_stat_statements'. " + e.getMessage(),
                    e);
        }
    }
}
