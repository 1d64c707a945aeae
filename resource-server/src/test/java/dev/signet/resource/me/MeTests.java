package dev.signet.resource.me;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.ApiTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MeTests extends ApiTest {

    @Test
    void clientWithoutAUserIsItsOwnSubject() {
        String token = aToken().claim("sub", "machine")
                .claim("client_id", "machine")
                .claim("scope", null)
                .build();

        JsonNode me = api().get("/api/me", token).json();

        assertThat(me.get("sub").asString()).isEqualTo("machine");
        assertThat(me.get("scopes")).isEmpty();
        assertThat(me.propertyNames()).containsExactlyInAnyOrder("sub", "client_id", "scopes", "expires_at");
    }

    @Test
    void userIsToldWhatTheTokenSays() {
        long loggedIn = clock.instant().getEpochSecond() - 60;
        String token =
                aToken().claim("sid", "session-1").claim("auth_time", loggedIn).build();

        JsonNode me = api().get("/api/me", token).json();

        assertThat(me.get("sub").asString()).isEqualTo("alice-id");
        assertThat(me.get("client_id").asString()).isEqualTo("orchard");
        assertThat(me.get("scopes").toString()).isEqualTo("[\"openid\",\"orders:read\",\"orders:write\"]");
        assertThat(me.get("sid").asString()).isEqualTo("session-1");
        assertThat(me.get("expires_at").asString())
                .isEqualTo(clock.instant().plusSeconds(300).toString());
        assertThat(me.get("auth_time").asString())
                .isEqualTo(clock.instant().minusSeconds(60).toString());
    }
}
