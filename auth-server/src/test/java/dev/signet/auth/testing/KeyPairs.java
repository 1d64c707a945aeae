package dev.signet.auth.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Key pairs of clients, each made when it is first asked for by its name. */
public final class KeyPairs {

    private static final Map<String, ECKey> EC = new ConcurrentHashMap<>();
    private static final Map<String, RSAKey> RSA = new ConcurrentHashMap<>();

    private KeyPairs() {}

    /** On P-256. */
    public static ECKey ec(String kid) {
        return EC.computeIfAbsent(
                kid,
                name -> make(() -> new ECKeyGenerator(Curve.P_256)
                        .keyID(name)
                        .keyUse(KeyUse.SIGNATURE)
                        .generate()));
    }

    /** Of 2048 bits. */
    public static RSAKey rsa(String kid) {
        return RSA.computeIfAbsent(
                kid,
                name -> make(() -> new RSAKeyGenerator(2048)
                        .keyID(name)
                        .keyUse(KeyUse.SIGNATURE)
                        .generate()));
    }

    /** On P-256, to read what is encrypted for it. */
    public static ECKey reading(String kid) {
        return EC.computeIfAbsent(
                kid + "-reading",
                name -> make(() -> new ECKeyGenerator(Curve.P_256)
                        .keyID(name)
                        .keyUse(KeyUse.ENCRYPTION)
                        .generate()));
    }

    /** Of 2048 bits, to read what is encrypted for it. */
    public static RSAKey readingRsa(String kid) {
        return RSA.computeIfAbsent(
                kid + "-reading-rsa",
                name -> make(() -> new RSAKeyGenerator(2048)
                        .keyID(name)
                        .keyUse(KeyUse.ENCRYPTION)
                        .generate()));
    }

    /** The public halves of the keys of that name that it reads with, behind one that it signs with, as a JWK set. */
    public static String readers(String kid) {
        return new JWKSet(List.of(
                        ec(kid).toPublicJWK(),
                        reading(kid).toPublicJWK(),
                        readingRsa(kid).toPublicJWK()))
                .toString();
    }

    /** The public halves of both keys of that name, as a JWK set. */
    public static String published(String kid) {
        JWK rsa = new RSAKey.Builder(rsa(kid).toPublicJWK()).keyID(kid + "-rsa").build();
        return new JWKSet(List.of(ec(kid).toPublicJWK(), rsa)).toString();
    }

    /** The claims as they stand there, signed by whoever has {@code key}. */
    public static String sign(JWK key, JWSHeader header, Map<String, Object> claims) {
        try {
            JWSObject jwt = new JWSObject(header, new Payload(claims));
            jwt.sign(signer(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError("cannot sign", e);
        }
    }

    /** What is usually signed with {@code key}. */
    public static JWSAlgorithm algorithm(JWK key) {
        return key instanceof RSAKey ? JWSAlgorithm.PS256 : JWSAlgorithm.ES256;
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey());
    }

    private static <T extends JWK> T make(Making<T> making) {
        try {
            return making.make();
        } catch (JOSEException e) {
            throw new IllegalStateException("no key", e);
        }
    }

    @FunctionalInterface
    private interface Making<T> {
        T make() throws JOSEException;
    }
}
