package dev.signet.demo.cli;

import dev.signet.demo.cli.outside.Answer;
import dev.signet.demo.cli.outside.Json;
import dev.signet.demo.cli.outside.Screen;
import dev.signet.demo.cli.outside.Trouble;
import dev.signet.demo.cli.outside.Web;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The orders API at one address, and how its answers look in a terminal. */
record Orders(URI api, Web web) {

    static Orders at(String api, Web web) {
        String address = api.endsWith("/") ? api.substring(0, api.length() - 1) : api;
        return new Orders(Web.address("The API", address), web);
    }

    Answer list(String accessToken) {
        return web.get(orders(), "Bearer " + accessToken);
    }

    Answer place(String accessToken, String item, int quantity) {
        return web.post(orders(), new Json(Map.of("item", item, "quantity", quantity)), "Bearer " + accessToken);
    }

    private URI orders() {
        return URI.create(api + "/api/orders");
    }

    /** One line for each. */
    static void show(List<Json> orders, Screen screen) {
        if (orders.isEmpty()) {
            screen.print("No orders yet.");
        }
        for (Json order : orders) {
            String placed = order.text("placedAt").orElse("");
            screen.print(String.format(
                            "%4d  %-24s %s",
                            order.number("quantity").orElse(0L),
                            order.text("item").orElse("?"),
                            placed)
                    .stripTrailing());
        }
    }

    /** What the API refused, in words. */
    static Trouble refused(Answer answer) {
        String challenge = answer.challenge("error").orElse("");
        if (answer.status() == 403 || "insufficient_scope".equals(challenge)) {
            String scope = answer.challenge("scope").orElse("another one");
            return Trouble.refused("The API wants a scope that this access token does not have: " + scope
                    + ". Sign in again and allow it: ./run cli login --scope \"openid " + scope + "\".");
        }
        if (answer.status() == 401) {
            return Trouble.refused(
                    "The API does not accept the access token" + (challenge.isEmpty() ? "" : " (" + challenge + ")")
                            + ": it trusts another issuer, or the token is not meant for it.");
        }
        if (answer.status() >= 500) {
            return Trouble.noAnswer("The API failed on its side (" + answer.status() + "): try again in a moment.");
        }
        return Trouble.refused("The API did not accept that (" + answer.status() + ")." + reasons(answer.json()));
    }

    /** What a problem document says (RFC 9457), field by field where it does. */
    private static String reasons(Json problem) {
        String fields = problem.all("errors").stream()
                .map(error -> error.text("field").orElse("?") + " "
                        + error.text("message").orElse("is not valid"))
                .collect(Collectors.joining(", "));
        return fields.isEmpty()
                ? problem.text("detail").map(text -> " It says: " + text).orElse("")
                : " It says: " + fields + ".";
    }
}
