package dev.signet.demo.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stub's orders API: RFC 6750 refusals, one order to read, and every order with a quantity of one or more accepted. */
record StubOrders(StubTokens tokens, StubMood mood) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String token = StubHttp.bearer(exchange);
            boolean writes = "POST".equals(exchange.getRequestMethod());
            if (mood.tokensRefused || !tokens.issued(token)) {
                refuse(exchange, 401, "invalid_token", "The access token expired");
            } else if (!tokens.allows(token, writes ? "orders:write" : "orders:read")) {
                refuse(exchange, 403, "insufficient_scope", "The scope orders:write is needed");
            } else if (writes) {
                place(exchange);
            } else {
                Map<String, Object> order = Map.of("id", 1, "item", "<b>Apples</b>", "quantity", 3);
                StubHttp.json(exchange, 200, List.of(order));
            }
        }
    }

    private static void place(HttpExchange exchange) throws IOException {
        JsonNode order = JSON.readTree(StubHttp.body(exchange));
        boolean sound = order.path("quantity").asInt() > 0;
        StubHttp.json(
                exchange, sound ? 201 : 400, Map.of("item", order.path("item").asString()));
    }

    private static void refuse(HttpExchange exchange, int status, String error, String description) throws IOException {
        exchange.getResponseHeaders()
                .set(
                        "WWW-Authenticate",
                        "Bearer error=\"" + error + "\", error_description=\"" + description
                                + "\", scope=\"orders:write\"");
        exchange.sendResponseHeaders(status, -1);
    }
}
