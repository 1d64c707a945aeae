package dev.signet.auth.grant.device;

import dev.signet.auth.secret.MacKeys;
import dev.signet.auth.secret.RandomValues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * User codes (RFC 8628 §6.1): eight of twenty consonants, which spell no word and are not mistaken for one another; 34.5 bits. People
 * read them from one screen and type them into another, so case, dashes and spaces do not matter.
 */
@Component
class UserCodes {

    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final Pattern FORM = Pattern.compile("[" + LETTERS + "]{" + LENGTH + "}");

    /** What people put between letters. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}._]");

    /** More is no slip of the finger. */
    private static final int LONGEST_TYPED = 40;

    /** No other value that these keys authenticate begins so. */
    private static final String PURPOSE = "device user code ";

    private final MacKeys keys;
    private final RandomValues random;

    UserCodes(MacKeys keys, RandomValues random) {
        this.keys = keys;
        this.random = random;
    }

    /** A new one, such as {@code WDJB-MJHT}. */
    String make() {
        StringBuilder code = new StringBuilder(LENGTH + 1);
        while (code.length() < LENGTH) {
            for (byte each : random.bytes(LENGTH)) {
                int number = Byte.toUnsignedInt(each);
                // The last 16 numbers of a byte would make some letters likelier than others.
                if (number < 256 / LETTERS.length() * LETTERS.length() && code.length() < LENGTH) {
                    code.append(LETTERS.charAt(number % LETTERS.length()));
                }
            }
        }
        return code.insert(LENGTH / 2, '-').toString();
    }

    /** The code that somebody meant by what they typed, as this server writes it. */
    static Optional<String> read(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String letters = BETWEEN.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        return FORM.matcher(letters).matches()
                ? Optional.of(letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2))
                : Optional.empty();
    }

    /** What is kept of {@code code}. */
    byte[] mac(String code) {
        return keys.live().get(0).mac(named(code));
    }

    /** What may have been kept of {@code code}, by whichever key was the newest then. */
    List<byte[]> macs(String code) {
        return keys.live().stream().map(key -> key.mac(named(code))).toList();
    }

    private static byte[] named(String code) {
        return (PURPOSE + code).getBytes(StandardCharsets.US_ASCII);
    }
}
