package dev.signet.auth.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Everything that opens a door and that a client or a browser of ours has ever held: to be found nowhere else. */
public final class Seen {

    /** Shorter ones are words that may stand anywhere, such as the password of a demo user. */
    private static final int SHORTEST = 8;

    private static final Map<String, String> KIND_BY_SECRET = new ConcurrentHashMap<>();

    private Seen() {}

    /** Notes {@code secret} and returns it. */
    public static String note(String kind, String secret) {
        if (secret.length() >= SHORTEST) {
            KIND_BY_SECRET.put(secret, kind);
        }
        return secret;
    }

    static void noteIfAny(String kind, @Nullable Object secret) {
        if (secret instanceof String text) {
            note(kind, text);
        }
    }

    /** What kind of secret stands in {@code text}, if any does. Never the secret itself. */
    public static Optional<String> in(String text) {
        return KIND_BY_SECRET.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** All of them, with their kinds. */
    public static Map<String, String> all() {
        return Map.copyOf(KIND_BY_SECRET);
    }
}
