package dev.signet.auth.config;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * The framework's firewall, with the same verdicts. It looks at every letter of a header, each time that the header is read, through a
 * regular expression. Printable ASCII always passes, and is recognized before; of anything else the framework judges itself.
 */
final class QuickFirewall extends StrictHttpFirewall {

    QuickFirewall() {
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
