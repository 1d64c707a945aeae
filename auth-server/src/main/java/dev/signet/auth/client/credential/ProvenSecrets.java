package dev.signet.auth.client.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.MacKey;
import dev.signet.auth.secret.RandomValues;
import java.nio.charset.StandardCharsets;

/**
 * Which secret was right for a hash: once it is known, every other one is wrong for that hash, and no slow hash is needed to
 * say either. Kept in memory, as a MAC under a key that lives only as long as this process, so it is of no use elsewhere; by
 * hash, so that a replaced secret is unknown here at once. It does not expire: a hash never changes its mind, and each gap would be
 * one that strangers could fill with work.
 */
final class ProvenSecrets {

    private static final int HASHES_AT_MOST = 10_000;

    private final MacKey key;
    private final Cache<String, byte[]> macs =
            Caffeine.newBuilder().maximumSize(HASHES_AT_MOST).build();

    ProvenSecrets(RandomValues random) {
        this.key = new MacKey(random.bytes(32));
    }

    /** {@link Proof#UNDECIDED} until the right one is known. */
    Proof judge(String secret, String hash) {
        byte[] right = macs.getIfPresent(hash);
        if (right == null) {
            return Proof.UNDECIDED;
        }
        return Digest.equal(right, mac(secret, hash)) ? Proof.RIGHT : Proof.WRONG;
    }

    /** From now on {@code secret} is right for {@code hash}, and no other is. */
    void remember(String secret, String hash) {
        macs.put(hash, mac(secret, hash));
    }

    private byte[] mac(String secret, String hash) {
        return key.mac((hash + '\n' + secret).getBytes(StandardCharsets.UTF_8));
    }
}
