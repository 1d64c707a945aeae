package dev.signet.resource.token.opaque;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.TestIntrospection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class IntrospectionClientTests {

    private final TestIntrospection server = new TestIntrospection();
    private final IntrospectionClient client =
            new IntrospectionClient(server.uri(), "api", "secret", Duration.ofSeconds(30), JsonMapper.shared());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void madeUpTokensDoNotFloodTheServer() {
        CountDownLatch gate = server.hold();
        List<CompletableFuture<Optional<Map<String, Object>>>> answers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            answers.add(client.ask("made-up-" + i));
        }

        assertThat(client.ask("one-more")).isCompletedExceptionally();

        gate.countDown();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEmpty());
        assertThat(client.ask("another").join()).isEmpty();
        assertThat(server.asked()).hasSize(65);
    }

    @Test
    void answerThatIsTooLongIsCutOff() {
        server.tell("long", "{\"active\":true,\"x\":\"" + "x".repeat(64 * 1024) + "\"}");
        server.tell("short", "{\"active\":true,\"x\":\"" + "x".repeat(60 * 1024) + "\"}");

        assertThat(client.ask("short").join()).isPresent();
        assertThat(client.ask("long"))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(ExecutionException.class)
                .havingRootCause()
                .withMessageContaining("longer than");
    }
}
