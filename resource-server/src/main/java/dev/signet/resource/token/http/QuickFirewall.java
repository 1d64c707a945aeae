package dev.signet.resource.token.http;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * The framework's firewall, with the same verdicts. It looks at every letter of a header through a regular expression, and an access
 * token has so many that this alone costs more than verifying one anew by its digest. Printable ASCII always passes, and is recognized
 * before; of anything else the framework judges itself.
 */
public final class QuickFirewall extends StrictHttpFirewall {

    public QuickFirewall() {
        setAllowedHeaderNames(printableOr(ALLOWED_HEADER_NAMES));
        setAllowedHeaderValues(printableOr(ALLOWED_HEADER_VALUES));
        setAllowedParameterNames(printableOr(ALLOWED_PARAMETER_NAMES));
    }

    static Predicate<String> printableOr(Predicate<String> verdict) {
        return text -> isPrintableAscii(text) || verdict.test(text);
    }

    /** Without a jump for each letter: the sum turns negative with the first that is outside, or that is no ASCII at all. */
    private static boolean isPrintableAscii(String text) {
        int outside = 0;
        for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
            outside |= (letter - ' ') | ('~' - letter);
        }
        return outside >= 0;
    }
}
