package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.TokenBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7662, when the issuer cannot be asked: "later", and never a verdict. */
class OpaqueTokenOutageTests extends OpaqueTokenTest {

    @Test
    void serverThatIsGoneMeansLaterAndNotInvalid() {
        String token = aToken();
        server.tell(token, active());
        server.goDown();

        assertLater(api.get("/api/me", token));

        server.reset();
        server.tell(token, active());
        assertThat(api.get("/api/me", token).status())
                .as("a failure is not kept")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 429, 500, 503})
    void refusalOfTheServerSaysNothingOfTheToken(int status) {
        String token = aToken();
        server.tell(token, active());
        server.answerWith(status);

        assertLater(api.get("/api/me", token));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "null", "{}", "{\"active\":\"true\"}", "{\"active\":1}", "<html>", "{\"active\":true"})
    void answerThatSaysNothingIsAnOutage(String answer) {
        String token = aToken();
        server.tell(token, answer);

        assertLater(api.get("/api/me", token));
    }

    @Test
    void endlessAnswerIsCutOff() {
        String token = aToken();
        server.tell(token, "{\"active\":true,\"x\":\"" + "x".repeat(70_000) + "\"}");

        assertLater(api.get("/api/me", token));
    }

    @Test
    void slowServerIsWaitedForUntilItsTime() {
        String token = aToken();
        server.tell(token, active());
        server.hold();

        assertLater(api.get("/api/me", token));
    }

    @Test
    void connectionThatTheServerClosedIsNoOutage() {
        String token = aToken();
        server.tell(token, active());
        server.hangUpOnce();

        assertThat(api.get("/api/me", token).status()).isEqualTo(200);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void keptAnswerOutlivesTheServer() {
        String token = aToken();
        server.tell(token, active());
        api.get("/api/me", token);
        server.goDown();

        assertThat(api.get("/api/me", token).status()).isEqualTo(200);
    }

    @Test
    void jwtsNeedNoServer() {
        server.goDown();

        assertThat(api.get(
                                "/api/me",
                                TokenBuilder.aToken(issuer, clock, ApiTest.AUDIENCE)
                                        .build())
                        .status())
                .isEqualTo(200);
    }
}
