package dev.signet.demo.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an API says in {@code WWW-Authenticate} when it refuses a bearer token (RFC 6750, section 3).
 *
 * @param parameters the challenge's parameters in the order they came, names in lower case
 */
public record BearerChallenge(Map<String, String> parameters) {

    private static final Set<String> KNOWN = Set.of("invalid_token", "insufficient_scope", "invalid_request");

    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z0-9_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

    /** Reads a header; empty when it is no Bearer challenge. */
    public static Optional<BearerChallenge> parse(String header) {
        String trimmed = header.trim();
        if (!trimmed.regionMatches(true, 0, "Bearer", 0, 6)) {
            return Optional.empty();
        }
        Map<String, String> found = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(trimmed.substring(6));
        while (matcher.find()) {
            String quoted = matcher.group(2);
            String value = quoted != null ? quoted.replaceAll("\\\\(.)", "$1") : matcher.group(3);
            found.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return Optional.of(new BearerChallenge(found));
    }

    /** The message that says what the refusal means for the person at the screen. */
    public String meaningKey() {
        String error = parameters.getOrDefault("error", "");
        return KNOWN.contains(error) ? "challenge." + error : "challenge.other";
    }
}
