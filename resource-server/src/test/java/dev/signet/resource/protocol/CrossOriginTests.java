package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Pages that call this API from another origin (Fetch Standard, CORS protocol). */
@TestPropertySource(properties = "browser-apps.origins=https://app.example")
class CrossOriginTests extends ApiTest {

    private static final String APP = "https://app.example";

    @Test
    void pageOfAKnownOriginIsToldBeforehandWhatItMaySend() {
        Answer answer = preflight(APP);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(answer.header("Access-Control-Allow-Headers")).isEqualToIgnoringCase("authorization, dpop");
        assertThat(answer.header("Access-Control-Allow-Methods"))
                .contains("POST")
                .doesNotContain("DELETE");
        assertThat(answer.headers()).doesNotContainKey("access-control-allow-credentials");
    }

    @Test
    void pageOfAKnownOriginReadsAnswersAndRefusals() {
        Answer orders = from(APP, api().request("/api/me", aToken().build()));
        Answer refused = from(APP, api().request("/api/me"));

        assertThat(orders.status()).isEqualTo(200);
        assertThat(orders.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(refused.header("Access-Control-Expose-Headers")).contains("WWW-Authenticate", "DPoP-Nonce");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://app.example", "https://app.example.evil.example"})
    void pageOfAnyOtherOriginReadsNothing(String origin) {
        String token = aToken().build();

        assertThat(preflight(origin).headers()).doesNotContainKey("access-control-allow-origin");
        Answer answer = from(origin, api().request("/api/me", token));
        assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
        assertThat(answer.response().body()).doesNotContain("\"sub\"");
    }

    private Answer preflight(String origin) {
        return from(
                origin,
                api().request("/api/orders")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization,dpop"));
    }

    private Answer from(String origin, HttpRequest.Builder request) {
        return api().send(request.header("Origin", origin));
    }
}
