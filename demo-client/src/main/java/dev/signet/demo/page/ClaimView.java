package dev.signet.demo.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
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
 * @param meaning what a checker does with it; empty where we have nothing to say
 */
record ClaimView(String name, String value, String meaning) {

    private static final List<String> KNOWN = List.of(
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
            "iat",
            "nbf",
            "exp",
            "gid",
            "jti",
            "status");

    /** Who issued it for whom first, times after that, what we have no words for last. */
    static final Comparator<ClaimView> READING_ORDER =
            Comparator.comparingInt(claim -> KNOWN.contains(claim.name()) ? KNOWN.indexOf(claim.name()) : KNOWN.size());

    private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("typ", "an access token and nothing else (RFC 9068)"),
            Map.entry("alg", "how it is signed; a checker fixes this itself"),
            Map.entry("kid", "which of the issuer's keys signed it"),
            Map.entry("iss", "who issued it; must be the server the API trusts"),
            Map.entry("sub", "whom it speaks for"),
            Map.entry("aud", "which API it is for; any other must refuse it"),
            Map.entry("client_id", "which app obtained it"),
            Map.entry("jti", "its serial number"),
            Map.entry("iat", "when it was issued"),
            Map.entry("nbf", "not good before"),
            Map.entry("exp", "when it ends, whatever happens"),
            Map.entry("scope", "what it allows"),
            Map.entry("sid", "the single sign-on session it hangs on"),
            Map.entry("gid", "Signet's own: the grant it hangs on; ending that ends it"),
            Map.entry("status", "its place on the issuer's status list: one bit there takes it back"),
            Map.entry("auth_time", "when the person proved who they are"));

    static ClaimView of(String name, @Nullable Object value) {
        return new ClaimView(name, readable(name, value), MEANINGS.getOrDefault(name, ""));
    }

    static String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    private static String readable(String name, @Nullable Object value) {
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
}
