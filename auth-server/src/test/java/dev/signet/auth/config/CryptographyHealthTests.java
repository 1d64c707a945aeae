package dev.signet.auth.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.key.CryptoProvider;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the management port says of cryptography. */
class CryptographyHealthTests {

    @Test
    void providerThatSignsIsShown() throws IOException, InterruptedException {
        int port = TestServer.freePort();
        try (RunningServer server = RunningServer.startWith(Map.of("management.server.port", port))) {
            URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health");

            String answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                    .body();

            JsonNode cryptography =
                    JsonMapper.shared().readTree(answer).path("components").path("cryptography");
            assertThat(cryptography.path("status").asString("")).isEqualTo("UP");
            assertThat(cryptography.path("details").path("provider").asString(""))
                    .isEqualTo(CryptoProvider.name());
            assertThat(server.oauth().get("/actuator/health").status())
                    .as("where users are")
                    .isIn(401, 404);
        }
    }
}
