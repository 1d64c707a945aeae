package dev.signet.auth.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An empty database of the kind that the system property {@value #PROPERTY} names: {@code h2} (the default) or
 * {@code postgres}, a real one that is started once for each run.
 */
public record TestDatabase(String url, String user, String password) {

    static final String PROPERTY = "signet.test.db";

    /** Those of the server's own default, and that it outlives its last connection. */
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A database that nobody has used. It lives as long as this process. */
    public static TestDatabase create() {
        String name = "signet_test_" + COUNT.incrementAndGet();
        String kind = System.getProperty(PROPERTY, "h2");
        return switch (kind) {
            case "h2" -> new TestDatabase("jdbc:h2:mem:" + name + H2_OPTIONS, "signet", "");
            case "postgres" -> Postgres.create(name);
            default -> throw new IllegalArgumentException(PROPERTY + " is neither h2 nor postgres: " + kind);
        };
    }

    /** Whether the tests run on PostgreSQL. */
    public static boolean isPostgres() {
        return "postgres".equals(System.getProperty(PROPERTY));
    }

    /** A connection past everything that the server does. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return url;
    }

    /** Starts with the first database that is asked for, and ends with the process. */
    private static final class Postgres {

        private static final EmbeddedPostgres SERVER = start();

        static TestDatabase create(String name) {
            try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("cannot create a database", e);
            }
            return new TestDatabase(SERVER.getJdbcUrl("postgres", name), "postgres", "postgres");
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
