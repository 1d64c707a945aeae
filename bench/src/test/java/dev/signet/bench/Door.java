package dev.signet.bench;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A door of an API, at which many tokens are shown in turn.
 *
 * @param api the API's address; on this machine, as the server's
 * @param path of the resource
 * @param tokens how many different ones all users have together
 */
record Door(URI api, String path, int tokens) {

    private static final String MINE = "tokens";
    private static final String TURN = "turn";

    Door {
        if (tokens < 1 || tokens > 100_000) {
            throw new IllegalArgumentException("'tokens' must be from 1 to 100000.");
        }
        if (!Settings.mayBeLoaded(api)) {
            throw new IllegalArgumentException("'api' must be on this machine, or -Dremote=true given.");
        }
    }

    static Door fromSystem() {
        return new Door(
                URI.create(System.getProperty("api", "http://localhost:9001")),
                System.getProperty("path", "/api/me"),
                Integer.getInteger("tokens", 1_000));
    }

    /** Leaves the user's share of the tokens. */
    ChainBuilder preparation(Steps steps, int users) {
        return exec(session -> session.set(MINE, new ArrayList<String>()).set(TURN, 0))
                .exec(repeat(Math.max(1, tokens / users))
                        .on(exec(steps.clientCredentials()).exec(session -> {
                            tokensOf(session.get(MINE)).add(session.getString("accessToken"));
                            return session;
                        })));
    }

    /** Shows the next token. */
    ChainBuilder operation() {
        return exec(session -> {
                    List<String> mine = tokensOf(session.get(MINE));
                    int turn = session.getInt(TURN);
                    return session.set("accessToken", mine.get(turn % mine.size()))
                            .set(TURN, turn + 1);
                })
                .exec(http("door")
                        .get(api.resolve(path).toString())
                        .header("Authorization", "Bearer #{accessToken}")
                        .check(status().is(200)));
    }

    @SuppressWarnings("unchecked")
    private static List<String> tokensOf(Object value) {
        return (List<String>) value;
    }
}
