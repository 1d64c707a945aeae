package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Clients refresh as fast as they can while the server is killed with {@code kill -9}, again and again. What it had acknowledged
 * holds: nobody loses a grant, no line of tokens forks, no status index is given twice.
 *
 * <p>{@code -Dstorm.kills=50} for a longer storm.
 */
abstract class RotationStorm {

    private static final int KILLS = Integer.getInteger("storm.kills", 4);
    private static final int CLIENTS = 8;
    private static final int LONGEST_MOMENT_MILLIS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Application server = new Application("storm", "auth-server");
    private final Database database;

    RotationStorm(Database database) {
        this.database = database;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void acknowledgedRotationsSurviveEveryKill() {
        database.prepare(server);
        server.set("spring.profiles.active", "demo")
                .set("spring.security.oauth2.authorizationserver.issuer", server.address())
                // An answer that a kill swallowed is asked for again when the server is back.
                .set("signet.grant.refresh-grace", "2m")
                .start();
        List<RefreshingClient> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> RefreshingClient.signIn(server.address()))
                .toList();
        clients.forEach(RefreshingClient::start);

        for (int kill = 0; kill < KILLS; kill++) {
            clients.forEach(client -> client.awaitProgress(PATIENCE));
            pause(ThreadLocalRandom.current().nextInt(LONGEST_MOMENT_MILLIS));
            server.kill();
            server.start();
        }
        clients.forEach(client -> client.awaitProgress(PATIENCE));
        clients.forEach(RefreshingClient::stop);

        assertThat(clients).allSatisfy(client -> assertThat(client.trouble()).isEmpty());
        assertThat(clients.stream().flatMap(client -> client.statusIndexes().stream()))
                .doesNotHaveDuplicates();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
