package dev.signet.demo.cli;

import dev.signet.demo.cli.outside.Answer;
import dev.signet.demo.cli.outside.Json;
import dev.signet.demo.cli.outside.Screen;
import dev.signet.demo.cli.outside.Trouble;
import dev.signet.demo.cli.outside.Web;
import dev.signet.demo.cli.server.Metadata;
import dev.signet.demo.cli.server.TokenEndpoint;
import dev.signet.demo.cli.server.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * A program that nobody sits at: it calls the API in its own name (RFC 6749 §4.4). It gets a token, uses it and forgets it. There is no
 * refresh token, for its secret is as good, and nothing is written down: what is not kept cannot be stolen.
 */
record Machine(Map<String, String> environment, Web web, Screen screen, Clock clock) {

    static final String ID = "SIGNET_CLIENT_ID";
    static final String SECRET = "SIGNET_CLIENT_SECRET";

    void run(Arguments arguments) {
        String id = fromEnvironment(ID);
        String secret = fromEnvironment(SECRET);
        Orders orders = Orders.at(arguments.option("api", CommandLine.API), web);
        Metadata server = Metadata.of(arguments.option("issuer", CommandLine.ISSUER), web);
        Tokens tokens = new TokenEndpoint(server, id, web, clock)
                .asMachine(secret, arguments.option("scope", ""))
                .orTrouble();
        screen.tell(got(tokens));
        Answer answer = orders.list(tokens.accessToken());
        if (!answer.ok()) {
            throw Orders.refused(answer);
        }
        screen.tell("The API let it in. Neither the token nor the secret is kept; the next run asks for a new one.");
        Orders.show(Json.readAll(answer.body()), screen);
    }

    private String got(Tokens tokens) {
        String lifetime = tokens.expiresAt() == null
                ? ""
                : ", good for "
                        + Duration.between(clock.instant(), tokens.expiresAt()).toSeconds() + " s";
        return "The server gave an access token" + lifetime
                + (tokens.scope().isEmpty() ? "" : ", for " + tokens.scope()) + ", and no refresh token.";
    }

    private String fromEnvironment(String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw Trouble.usage("A machine says who it is by " + ID + " and " + SECRET + " in its environment, and "
                    + name + " is not set. The demo's are machine and machine-secret.");
        }
        return value;
    }
}
