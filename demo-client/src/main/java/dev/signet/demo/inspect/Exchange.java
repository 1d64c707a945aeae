package dev.signet.demo.inspect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request, and what came back.
 *
 * @param number its place in the conversation, from 1
 * @param at when it began
 * @param response {@code null} while it is under way, and for what the app never gets to see
 * @param millis how long the answer took; 0 without one
 */
public record Exchange(
        int number,
        Instant at,
        Party from,
        Party to,
        Kind kind,
        Message request,
        @Nullable Message response,
        long millis) {

    /** Without a number: a conversation gives it one. */
    public static Exchange begun(Instant at, Party from, Party to, Kind kind, Message request) {
        return new Exchange(0, at, from, to, kind, request, null, 0);
    }

    Exchange numbered(int given) {
        return new Exchange(given, at, from, to, kind, request, response, millis);
    }

    /** With all of a request that was not wholly known when it began. */
    public Exchange with(Message whole) {
        return new Exchange(number, at, from, to, kind, whole, response, millis);
    }

    public Exchange answered(Message answer, long after) {
        return new Exchange(number, at, from, to, kind, request, answer, after);
    }

    /** Whether there is anything to uncover. */
    public boolean coverable() {
        return hasCovered(request) || (response != null && hasCovered(response));
    }

    Exchange erased() {
        return new Exchange(
                number, at, from, to, kind, request.erased(), response == null ? null : response.erased(), millis);
    }

    private static boolean hasCovered(Message message) {
        return message.fields().stream().anyMatch(Field::coverable);
    }
}
