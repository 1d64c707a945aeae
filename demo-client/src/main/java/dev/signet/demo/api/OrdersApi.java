package dev.signet.demo.api;

import dev.signet.demo.provider.OutboundHttp;
import dev.signet.demo.settings.DemoProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Calls the orders API in the name of the person who signed in, and makes every answer fit to be shown. */
@Component
public class OrdersApi {

    private static final String ORDERS = "/api/orders";

    /** An answer longer than this is cut off and then not read as JSON. In bytes. */
    private static final int MOST_BYTES = 256 * 1024;

    private final RestClient client;
    private final Clock clock;

    OrdersApi(DemoProperties settings, OutboundHttp http, Clock clock) {
        this.client = http.restClient().baseUrl(settings.api().toString()).build();
        this.clock = clock;
    }

    /** {@code GET /api/orders}; needs {@code orders:read}. Refusals and outages are answers too, never exceptions. */
    public ApiAnswer list(OAuth2AccessToken token) {
        return call("GET " + ORDERS, client.get().uri(ORDERS), token);
    }

    /** {@code POST /api/orders}; needs {@code orders:write}. The API judges the input, and its verdict is shown. */
    public ApiAnswer place(OAuth2AccessToken token, String item, int quantity) {
        Map<String, Object> order = Map.of("item", item, "quantity", quantity);
        return call(
                "POST " + ORDERS,
                client.post()
                        .uri(ORDERS)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(order),
                token);
    }

    private ApiAnswer call(String call, RestClient.RequestHeadersSpec<?> request, OAuth2AccessToken token) {
        long begun = clock.millis();
        try {
            return request.accept(MediaType.APPLICATION_JSON)
                    .headers(headers -> headers.setBearerAuth(token.getTokenValue()))
                    .exchange((sent, response) -> read(call, response, clock.millis() - begun));
        } catch (ResourceAccessException silent) {
            return ApiAnswer.silent(call, clock.millis() - begun);
        }
    }

    private static ApiAnswer read(String call, ClientHttpResponse response, long millis) throws IOException {
        int status = response.getStatusCode().value();
        BearerChallenge challenge = challenge(response.getHeaders());
        String body = new String(response.getBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        boolean ok = response.getStatusCode().is2xxSuccessful();
        AnswerTable table = ok ? AnswerTable.read(body) : AnswerTable.none();
        ApiAnswer.Problem problem = ok || challenge != null ? null : problem(status, body);
        return new ApiAnswer(call, status, millis, table.columns(), table.rows(), challenge, problem);
    }

    private static @Nullable BearerChallenge challenge(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.WWW_AUTHENTICATE).stream()
                .flatMap(header -> BearerChallenge.parse(header).stream())
                .findFirst()
                .orElse(null);
    }

    private static ApiAnswer.Problem problem(int status, String body) {
        String ours =
                status >= 500 ? "problem.server" : status == 400 || status == 422 ? "problem.order" : "problem.refused";
        return new ApiAnswer.Problem(ours, AnswerTable.detail(body).orElse(null));
    }
}
