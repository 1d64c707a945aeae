package dev.signet.auth.key;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.key.jose.JoseKeys;
import dev.signet.auth.secret.MacKey;
import dev.signet.auth.secret.PseudonymKey;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.secret.SealingKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes keys and seals them under the master key, and opens those that are sealed. */
@Component
class KeyMaking {

    private static final int SECRET_BYTES = 32;

    private final MasterKey masterKey;
    private final RandomValues random;
    private volatile @Nullable SealingKey seal;

    KeyMaking(MasterKey masterKey, RandomValues random) {
        this.masterKey = masterKey;
        this.random = random;
    }

    /**
     * Finds the master key. Before everything else.
     *
     * @throws dev.signet.auth.BadConfiguration if there is none that can be used
     */
    void unlock(boolean databaseHoldsKeys) {
        seal = masterKey.find(databaseHoldsKeys);
    }

    /**
     * What {@code key} holds, sealed under the master key; empty if it is so already.
     *
     * @throws dev.signet.auth.BadConfiguration if it was sealed under neither this master key nor the one before
     */
    Optional<byte[]> resealed(CryptoKey key) {
        if (seal().open(key.kid(), key.sealed()).isPresent()) {
            return Optional.empty();
        }
        byte[] secret = masterKey
                .previous()
                .flatMap(before -> before.open(key.kid(), key.sealed()))
                .orElseThrow(masterKey::doesNotFit);
        return Optional.of(seal().seal(key.kid(), secret));
    }

    /** A new key of {@code algorithm}. */
    CryptoKey make(String algorithm, int generation, CryptoKey.Times times) {
        String kid = random.id().toString();
        if (algorithm.equals(CryptoKey.MAC) || algorithm.equals(CryptoKey.PSEUDONYM)) {
            return new CryptoKey(kid, algorithm, generation, times, seal().seal(kid, random.bytes(SECRET_BYTES)), null);
        }
        JWK key = JoseKeys.generate(SigningAlgorithm.find(algorithm).orElseThrow(), kid);
        byte[] secret = key.toJSONString().getBytes(StandardCharsets.UTF_8);
        return new CryptoKey(
                kid,
                algorithm,
                generation,
                times,
                seal().seal(kid, secret),
                key.toPublicJWK().toJSONString());
    }

    /** @throws dev.signet.auth.BadConfiguration if {@code key} was sealed under another master key */
    KeyRing.Opened open(CryptoKey key) {
        return find(key).orElseThrow(masterKey::doesNotFit);
    }

    /** The key; empty if it was sealed under another master key. */
    Optional<KeyRing.Opened> find(CryptoKey key) {
        return seal().open(key.kid(), key.sealed()).map(secret -> {
            if (key.isMac()) {
                return new KeyRing.Opened.Mac(new MacKey(secret));
            }
            if (key.isPseudonym()) {
                return new KeyRing.Opened.Pseudonym(new PseudonymKey(secret));
            }
            JWK pair = parse(new String(secret, StandardCharsets.UTF_8));
            return new KeyRing.Opened.Pair(JoseKeys.signer(pair), KeyRing.verification(pair), pair.toPublicJWK());
        });
    }

    /** What everybody may know of a key: enough to verify, if it is one of a pair. */
    Optional<KeyRing.Opened> publicHalf(CryptoKey key) {
        return Optional.ofNullable(key.publicJwk())
                .map(KeyMaking::parse)
                .map(half -> new KeyRing.Opened.Pair(null, KeyRing.verification(half), half));
    }

    private SealingKey seal() {
        SealingKey found = seal;
        if (found == null) {
            throw new IllegalStateException("the master key has not been looked for yet");
        }
        return found;
    }

    private static JWK parse(String jwk) {
        try {
            return JWK.parse(jwk);
        } catch (ParseException broken) {
            throw new IllegalStateException("a key was kept that is no JWK", broken);
        }
    }
}
