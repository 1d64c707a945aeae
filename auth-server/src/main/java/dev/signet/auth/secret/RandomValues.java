package dev.signet.auth.secret;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Values that nobody can guess, and identifiers that nobody needs to. */
@Component
public class RandomValues {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    public RandomValues(Clock clock) {
        this.clock = clock;
    }

    /** {@code count} random bytes. */
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** {@code count} random bytes in base64url. */
    public String text(int count) {
        return BASE64URL.encodeToString(bytes(count));
    }

    /** 256 random bits in base64url: fit to stand for a login, a code or a secret. */
    public String secret() {
        return BASE64URL.encodeToString(bytes(SECRET_BYTES));
    }

    /**
     * An identifier that no two nodes ever share (UUID version 7, RFC 9562 §5.7). It begins with the time in milliseconds, so
     * that rows made together lie together in an index, and it is not a secret.
     */
    public UUID id() {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(2 * Long.BYTES));
        long high = (clock.millis() << 16) | 0x7000L | (bytes.getLong() & 0x0FFFL);
        long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
