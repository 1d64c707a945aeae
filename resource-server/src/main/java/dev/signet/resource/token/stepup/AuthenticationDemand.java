package dev.signet.resource.token.stepup;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * What a request asks of the login behind its token; at least one of both.
 *
 * @param acr the authentication context classes of which it must have one; empty when any will do
 * @param maxAge how long ago it may have been, whole seconds; null when it may have been at any time
 */
public record AuthenticationDemand(
        List<String> acr, @Nullable Duration maxAge) {

    /** As in RFC 6749 §3.3: what stands in a quoted string and between spaces must hold neither. */
    private static final Pattern VALUE = Pattern.compile("[!#-\\[\\]-~]+");

    public AuthenticationDemand {
        acr = List.copyOf(acr);
        if (acr.isEmpty() && maxAge == null) {
            throw new IllegalArgumentException("A demand names an acr or a maxAge, or both");
        }
        if (!acr.stream().allMatch(value -> VALUE.matcher(value).matches())) {
            throw new IllegalArgumentException("An acr is printable ASCII without space, quote and backslash");
        }
        if (maxAge != null && (maxAge.toSeconds() < 1 || maxAge.getNano() != 0)) {
            throw new IllegalArgumentException("A maxAge is one second or more, in whole seconds");
        }
    }

    /** A login of one of these classes. */
    public static AuthenticationDemand acr(String... any) {
        return new AuthenticationDemand(List.of(any), null);
    }

    /** A login that was not longer ago than that. */
    public static AuthenticationDemand maxAge(Duration longest) {
        return new AuthenticationDemand(List.of(), longest);
    }

    /** This, and not longer ago than that. */
    public AuthenticationDemand within(Duration longest) {
        return new AuthenticationDemand(acr, longest);
    }

    static AuthenticationDemand of(RequiresAuthentication written) {
        Duration longest = written.maxAge().isEmpty() ? null : DurationStyle.detectAndParse(written.maxAge());
        return new AuthenticationDemand(List.of(written.acr()), longest);
    }
}
