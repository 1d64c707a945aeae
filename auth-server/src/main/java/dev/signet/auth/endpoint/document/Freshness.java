package dev.signet.auth.endpoint.document;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a copy of a document is good (RFC 9111 §4.2), within bounds: a client may not have this server ask all the time, nor have it
 * remember for ever what has changed.
 */
final class Freshness {

    /** Also where the document says that it is not to be kept. */
    static final Duration SHORTEST = Duration.ofMinutes(1);

    static final Duration LONGEST = Duration.ofDays(1);

    /** Where the document says nothing. */
    static final Duration USUAL = Duration.ofMinutes(5);

    private static final Pattern NOT_KEPT = Pattern.compile("(?:^|[,\\s])(?:no-store|no-cache|private)(?:$|[,=\\s])");
    private static final Pattern SHARED = Pattern.compile("(?:^|[,\\s])s-maxage\\s*=\\s*\"?(\\d{1,9})");
    private static final Pattern AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");

    private Freshness() {}

    /** @param cacheControl the header; empty where there was none */
    static Duration of(String cacheControl) {
        String said = cacheControl.toLowerCase(Locale.ROOT);
        if (NOT_KEPT.matcher(said).find()) {
            return SHORTEST;
        }
        for (Pattern age : new Pattern[] {SHARED, AGE}) {
            Matcher found = age.matcher(said);
            if (found.find()) {
                return within(Duration.ofSeconds(Long.parseLong(found.group(1))));
            }
        }
        return USUAL;
    }

    private static Duration within(Duration asked) {
        if (asked.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
