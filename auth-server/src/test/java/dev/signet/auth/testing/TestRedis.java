package dev.signet.auth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import redis.embedded.RedisServer;

/** A real Redis, for runs whose system property {@value #PROPERTY} is {@code redis}: starts when it is first asked for. */
final class TestRedis {

    static final String PROPERTY = "signet.test.sessions";

    private TestRedis() {}

    /** Whether browsers' sessions are there in this run. */
    static boolean wanted() {
        return "redis".equals(System.getProperty(PROPERTY));
    }

    static String url() {
        return "redis://localhost:" + Server.PORT;
    }

    /** Ends with the process. */
    private static final class Server {

        private static final int PORT = start();

        private static int start() {
            int port = TestServer.freePort();
            try {
                RedisServer server = RedisServer.newRedisServer()
                        .port(port)
                        .setting("bind 127.0.0.1")
                        .setting("save \"\"")
                        .build();
                server.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return port;
        }

        private static void stop(RedisServer server) {
            try {
                server.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
