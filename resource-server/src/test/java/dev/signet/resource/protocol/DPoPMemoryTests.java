package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.DPoPTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** An API that can remember two proofs in 50 seconds, and forgets none of them for a third. */
@TestPropertySource(properties = "signet.resource.dpop.replay-entries=2")
class DPoPMemoryTests extends DPoPTest {

    @Test
    void proofThatCannotBeRememberedIsAnsweredLater() {
        String first = aProof().build();
        get("DPoP", token, first);
        get("DPoP", token, aProof().build());

        Answer third = get("DPoP", token, aProof().build());

        assertThat(third.status()).isEqualTo(503);
        assertThat(third.header("Retry-After")).isEqualTo("50");
        assertThat(third.challenge()).isEmpty();
        assertThat(get("DPoP", token, first).status()).as("a replay").isEqualTo(401);
        assertThat(api().get("/api/me", aToken().build()).status()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(50));
        assertThat(get("DPoP", token, aProof().build()).status()).isEqualTo(200);
    }
}
