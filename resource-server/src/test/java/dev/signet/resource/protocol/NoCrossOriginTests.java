package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.ApiTest;
import org.junit.jupiter.api.Test;

/** The API as it is: no page of another origin reads an answer. */
class NoCrossOriginTests extends ApiTest {

    @Test
    void nothingTellsABrowserOtherwise() {
        assertThat(api().send(api().request("/api/me", aToken().build()).header("Origin", "https://app.example"))
                        .headers())
                .doesNotContainKey("access-control-allow-origin");
    }
}
