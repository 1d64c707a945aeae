package dev.signet.auth.endpoint.dpop;

import dev.signet.auth.endpoint.DPoPProperties;
import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.MacKey;
import dev.signet.auth.secret.MacKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Nonces of this server for proofs (RFC 9449 §8): the time, and a MAC over it. Nothing is kept, and every node knows those of the others,
 * because all have the same key.
 */
@Component
class Nonces {

    /** The header in which a client is told the next one. */
    static final String HEADER = "DPoP-Nonce";

    /** Not as long as what else is computed under that key, so that neither passes for the other. */
    private static final byte[] PURPOSE = "dpop nonce".getBytes(StandardCharsets.US_ASCII);

    private static final int MAC_BYTES = 32;

    /** By how much clocks of nodes may differ. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final MacKeys keys;
    private final DPoPProperties properties;
    private final Clock clock;

    Nonces(MacKeys keys, DPoPProperties properties, Clock clock) {
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /** One that is good from now on. */
    String make() {
        return compute(keys.live().get(0), clock.instant().getEpochSecond());
    }

    /** Whether a node made it, and not too long ago. */
    boolean good(String nonce) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
        if (bytes.length != Long.BYTES + MAC_BYTES) {
            return false;
        }
        long madeAt = ByteBuffer.wrap(bytes).getLong();
        boolean genuine = keys.live().stream().anyMatch(key -> Digest.equal(compute(key, madeAt), nonce));
        return genuine && isYoung(Instant.ofEpochSecond(madeAt));
    }

    private boolean isYoung(Instant madeAt) {
        Instant now = clock.instant();
        return !madeAt.isAfter(now.plus(SKEW)) && now.isBefore(madeAt.plus(properties.nonceLifetime()));
    }

    private static String compute(MacKey key, long madeAt) {
        byte[] message = ByteBuffer.allocate(PURPOSE.length + Long.BYTES)
                .put(PURPOSE)
                .putLong(madeAt)
                .array();
        byte[] nonce = ByteBuffer.allocate(Long.BYTES + MAC_BYTES)
                .putLong(madeAt)
                .put(key.mac(message))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }
}
