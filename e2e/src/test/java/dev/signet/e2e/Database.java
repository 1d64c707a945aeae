package dev.signet.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import redis.embedded.RedisServer;

/** The databases that the story must be true on. */
enum Database {
    /** The default: nothing is set, and the server keeps a file in its data folder. */
    H2 {
        @Override
        Map<String, String> fresh() {
            return Map.of();
        }
    },

    /** The default, with browsers' sessions in a real Redis, started once. */
    H2_AND_REDIS {
        @Override
        Map<String, String> fresh() {
            return Map.of(
                    "SIGNET_SESSION_STORE", "redis", "SIGNET_SESSION_REDIS_URL", "redis://localhost:" + Redis.PORT);
        }
    },

    /** A real PostgreSQL, started once, with a new database each time. */
    POSTGRES {
        @Override
        Map<String, String> fresh() {
            return Map.of(
                    "SIGNET_DB_URL", Postgres.SERVER.getJdbcUrl("postgres", Postgres.create()),
                    "SIGNET_DB_USER", "postgres",
                    "SIGNET_DB_PASSWORD", "postgres");
        }
    };

    /** Gives the nodes of a server a database of their own, and a data folder. */
    void prepare(Application... nodes) {
        String data = Folders.fresh(name()).toAbsolutePath().toString();
        Map<String, String> database = fresh();
        for (Application node : nodes) {
            node.environment("SIGNET_DATA", data);
            database.forEach(node::environment);
        }
    }

    /** The variables that lead to a database that nobody has used. */
    abstract Map<String, String> fresh();

    private static final class Redis {

        private static final int PORT = start();

        private static int start() {
            int port = Application.freePort();
            try {
                RedisServer server = RedisServer.newRedisServer()
                        .port(port)
                        .setting("bind 127.0.0.1")
                        .setting("save \"\"")
                        .build();
                server.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return port;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(RedisServer server) {
            try {
                server.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

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
