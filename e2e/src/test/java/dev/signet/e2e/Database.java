package dev.signet.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that the story must be true on. */
enum Database {
    /** The default: nothing is set, and the server keeps a file in its data folder. */
    H2 {
        @Override
        void use(Application authServer) {}
    },

    /** A real PostgreSQL, started once, with a new database each time. */
    POSTGRES {
        @Override
        void use(Application authServer) {
            String name = Postgres.create();
            authServer
                    .environment("SIGNET_DB_URL", Postgres.SERVER.getJdbcUrl("postgres", name))
                    .environment("SIGNET_DB_USER", "postgres")
                    .environment("SIGNET_DB_PASSWORD", "postgres");
        }
    };

    /** Gives the server a database of its own, and a data folder. */
    void prepare(Application authServer) {
        Path data = Folders.fresh(name());
        authServer.environment("SIGNET_DATA", data.toAbsolutePath().toString());
        use(authServer);
    }

    abstract void use(Application authServer);

    private static final class Postgres {

        private static final EmbeddedPostgres SERVER = start();
        private static final AtomicInteger COUNT = new AtomicInteger();

        static String create() {
            String name = "story_" + COUNT.incrementAndGet();
            try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
                return name;
            } catch (SQLException e) {
                throw new IllegalStateException("cannot create a database", e);
            }
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
