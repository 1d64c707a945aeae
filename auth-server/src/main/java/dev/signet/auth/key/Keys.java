package dev.signet.auth.key;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.key.jose.JoseKeys;
import dev.signet.auth.secret.MacKey;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.secret.SealingKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The keys of this server. One is made for each algorithm when it is first needed; nodes that need one at once agree on
 * the same.
 */
@Component
public class Keys implements InitializingBean {

    /** What every OpenID provider offers (Discovery §3), and the framework's default for a client's ID tokens. */
    private static final SigningAlgorithm ALWAYS = SigningAlgorithm.RS256;

    private static final String MAC = JWSAlgorithm.HS256.getName();
    private static final int MAC_BYTES = 32;

    private final KeyRepository rows;
    private final MasterKey masterKey;
    private final RandomValues random;
    private final AuditTrail audit;
    private volatile @Nullable KeyRing ring;

    Keys(KeyRepository rows, MasterKey masterKey, RandomValues random, AuditTrail audit) {
        this.rows = rows;
        this.masterKey = masterKey;
        this.random = random;
        this.audit = audit;
    }

    /** Opens what is there and makes what every server needs. */
    @Override
    public void afterPropertiesSet() {
        CryptoProvider.await();
        List<CryptoKey> present = rows.list();
        SealingKey seal = masterKey.find(!present.isEmpty());
        Set<String> algorithms = active(present);
        if (!algorithms.contains(ALWAYS.wireName())) {
            add(asymmetric(ALWAYS, seal));
        }
        if (!algorithms.contains(MAC)) {
            add(mac(seal));
        }
        ring = open(rows.list(), seal);
    }

    /**
     * Sees to it that there is a key for {@code algorithm}. It is made when the algorithm is first configured, and not before:
     * RSA keys take their time, and a key that nobody needs is one more to guard.
     */
    public void ensure(SigningAlgorithm algorithm) {
        if (!ring().signing().containsKey(algorithm.jws())) {
            make(algorithm);
        }
    }

    private synchronized void make(SigningAlgorithm algorithm) {
        if (ring().signing().containsKey(algorithm.jws())) {
            return; // another thread was faster
        }
        SealingKey seal = masterKey.find(true);
        if (!active(rows.list()).contains(algorithm.wireName())) {
            add(asymmetric(algorithm, seal));
        }
        ring = open(rows.list(), seal);
    }

    /** What this server signs with now. */
    public Set<SigningAlgorithm> algorithms() {
        Set<JWSAlgorithm> on = ring().signing().keySet();
        return Arrays.stream(SigningAlgorithm.values())
                .filter(one -> on.contains(one.jws()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SigningAlgorithm.class)));
    }

    /** The public halves, as they are published (RFC 7517 §5). */
    public JWKSet published() {
        return ring().published();
    }

    KeyRing ring() {
        KeyRing now = ring;
        if (now == null) {
            throw new IllegalStateException("the keys have not been opened yet");
        }
        return now;
    }

    private void add(CryptoKey key) {
        try {
            rows.insertActive(key);
            audit.record(AuditEntry.of(AuditEvent.KEY_CREATED).detail(key.algorithm() + " " + key.kid()));
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            // Its key serves both.
        }
    }

    private CryptoKey asymmetric(SigningAlgorithm algorithm, SealingKey seal) {
        String kid = random.id().toString();
        JWK key = JoseKeys.generate(algorithm, kid);
        byte[] secret = key.toJSONString().getBytes(StandardCharsets.UTF_8);
        return new CryptoKey(
                kid,
                algorithm.wireName(),
                true,
                seal.seal(kid, secret),
                key.toPublicJWK().toJSONString());
    }

    private CryptoKey mac(SealingKey seal) {
        String kid = random.id().toString();
        return new CryptoKey(kid, MAC, true, seal.seal(kid, random.bytes(MAC_BYTES)), null);
    }

    private KeyRing open(List<CryptoKey> keys, SealingKey seal) {
        Map<JWSAlgorithm, KeyRing.Signing> signing = new HashMap<>();
        Map<String, KeyRing.Verification> verification = new HashMap<>();
        List<JWK> published = new ArrayList<>();
        MacKey mac = null;
        for (CryptoKey key : keys) {
            byte[] secret = seal.open(key.kid(), key.sealed()).orElseThrow(masterKey::doesNotFit);
            if (key.algorithm().equals(MAC)) {
                mac = key.active() ? new MacKey(secret) : mac;
                continue;
            }
            JWK jwk = parse(secret);
            if (key.active()) {
                signing.put(JWSAlgorithm.parse(key.algorithm()), KeyRing.signing(jwk));
            }
            verification.put(key.kid(), KeyRing.verification(jwk));
            published.add(jwk);
        }
        if (mac == null) {
            throw new IllegalStateException("there is no MAC key");
        }
        return new KeyRing(signing, verification, KeyRing.published(published), mac);
    }

    private static Set<String> active(List<CryptoKey> keys) {
        return keys.stream().filter(CryptoKey::active).map(CryptoKey::algorithm).collect(Collectors.toSet());
    }

    private static JWK parse(byte[] secret) {
        try {
            return JWK.parse(new String(secret, StandardCharsets.UTF_8));
        } catch (ParseException broken) {
            throw new IllegalStateException("a key was sealed that is no JWK", broken);
        }
    }
}
