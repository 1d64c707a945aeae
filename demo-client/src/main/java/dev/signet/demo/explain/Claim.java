package dev.signet.demo.explain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One claim or header parameter with what it is for.
 *
 * @param name as on the wire
 * @param value readable: times as times, lists with commas
 * @param term what a checker does with it
 */
public record Claim(String name, String value, Term term) {

    /** Who issued it for whom first, times after that, what we have no words for last. */
    private static final List<String> READING_ORDER = List.of(
            "typ",
            "alg",
            "kid",
            "iss",
            "aud",
            "sub",
            "client_id",
            "scope",
            "sid",
            "auth_time",
            "amr",
            "acr",
            "iat",
            "nbf",
            "exp",
            "gid",
            "jti",
            "status");

    private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    static Claim of(String name, @Nullable Object value, Term term) {
        return new Claim(name, readable(name, value), term);
    }

    /** A point in time, as it is written everywhere here. */
    public static String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    /** A claim's value as one reads it. */
    public static String readable(String name, @Nullable Object value) {
        if (TIMES.contains(name) && value instanceof Number seconds) {
            return clock(Instant.ofEpochSecond(seconds.longValue()));
        }
        if (value instanceof Instant instant) {
            return clock(instant);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> status && status.get("status_list") instanceof Map<?, ?> place) {
            return place.get("idx") + " on " + place.get("uri");
        }
        return String.valueOf(value);
    }

    int place() {
        int index = READING_ORDER.indexOf(name);
        return index < 0 ? READING_ORDER.size() : index;
    }
}
