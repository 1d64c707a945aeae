package dev.signet.auth.grant;

import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.MacKey;
import dev.signet.auth.secret.MacKeys;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Refresh tokens, computed and not stored: a prefix by which secret scanners know them, then grant, generation and a MAC over
 * both. A forged or damaged one is refused without a question to the database, and a copy of the database makes none.
 */
@Component
class RefreshTokens {

    private static final String PREFIX = "sgr_";
    private static final int NAMED_BYTES = 3 * Long.BYTES;
    private static final int MAC_BYTES = 32;
    private static final int LENGTH = PREFIX.length() + (NAMED_BYTES + MAC_BYTES + 2) / 3 * 4;

    private final MacKeys keys;

    RefreshTokens(MacKeys keys) {
        this.keys = keys;
    }

    /** What a genuine token names. */
    record Named(GrantId grant, long generation) {}

    String compute(GrantId grant, long generation) {
        return compute(keys.live().get(0), grant, generation);
    }

    private static String compute(MacKey key, GrantId grant, long generation) {
        UUID id = grant.value();
        byte[] named = ByteBuffer.allocate(NAMED_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(generation)
                .array();
        byte[] token = ByteBuffer.allocate(NAMED_BYTES + MAC_BYTES)
                .put(named)
                .put(key.mac(named))
                .array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What {@code token} names, if it was computed here. */
    Optional<Named> read(String token) {
        if (token.length() > LENGTH || !token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        if (bytes.length != NAMED_BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Named named = new Named(new GrantId(new UUID(buffer.getLong(), buffer.getLong())), buffer.getLong());
        return genuine(named, token) ? Optional.of(named) : Optional.empty();
    }

    /** Whether one of the keys that are good made it: a token outlives the key that was new when it was made. */
    private boolean genuine(Named named, String token) {
        for (MacKey key : keys.live()) {
            // The text and not the bytes: base64 has several ways to write the same ones, and a token has one.
            if (Digest.equal(compute(key, named.grant(), named.generation()), token)) {
                return true;
            }
        }
        return false;
    }
}
