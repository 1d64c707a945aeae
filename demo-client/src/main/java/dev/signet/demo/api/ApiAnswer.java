package dev.signet.demo.api;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the orders API, ready to be shown.
 *
 * @param call the request line, such as {@code GET /api/orders}
 * @param status the HTTP status, or 0 when no answer came
 * @param millis how long the answer took, in milliseconds
 * @param columns the names of the table's columns; empty when the answer is no list
 * @param rows the table
 * @param challenge the refusal in {@code WWW-Authenticate}, or {@code null}
 * @param problem what was wrong, in words fit for the page, or {@code null}
 */
public record ApiAnswer(
        String call,
        int status,
        long millis,
        List<String> columns,
        List<List<String>> rows,
        @Nullable BearerChallenge challenge,
        @Nullable Problem problem)
        implements Serializable {

    /**
     * What was wrong.
     *
     * @param key the message that says so in our words
     * @param theirs what the API says itself, or {@code null}
     */
    public record Problem(String key, @Nullable String theirs) implements Serializable {}

    static ApiAnswer silent(String call, long millis) {
        return new ApiAnswer(call, 0, millis, List.of(), List.of(), null, new Problem("problem.silent", null));
    }

    /** Whether the API did what it was asked. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }
}
