package dev.signet.resource.token.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.Provider;
import java.util.Optional;
import java.util.Set;

/**
 * One public key, bound to the algorithms it may be used with. What a key may do follows from the key alone, never from
 * the token's header: that closes algorithm confusion (RFC 8725 §3.1), such as a MAC made with a public key as secret.
 */
public final class VerificationKey {

    private static final int LEAST_RSA_BITS = 2048;
    private static final Set<JWSAlgorithm> WITH_RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);
    private static final Set<JWSAlgorithm> WITH_EC = Set.of(JWSAlgorithm.ES256);
    private static final Set<JWSAlgorithm> WITH_ED25519 = Set.of(JWSAlgorithm.EdDSA);

    private final String id;
    private final Set<JWSAlgorithm> algorithms;
    private final JWSVerifier verifier;

    private VerificationKey(String id, Set<JWSAlgorithm> algorithms, JWSVerifier verifier) {
        this.id = id;
        this.algorithms = algorithms;
        this.verifier = verifier;
    }

    /**
     * The key for verifying, or empty when this API has no use for it: no {@code kid}, not meant for signatures, an RSA
     * modulus under 2048 bits, another curve than P-256 and Ed25519, another kind of key. A key set may hold such keys (RFC 7517 §5).
     */
    static Optional<VerificationKey> of(JWK jwk) {
        return jwk.getKeyID() == null ? Optional.empty() : named(jwk.getKeyID(), jwk);
    }

    /**
     * A key that came along with what it signed, under its thumbprint (RFC 7638) as {@link #id}: whoever trusts it must have been told
     * that thumbprint by somebody else. Empty when it is of no use, or not public.
     */
    public static Optional<VerificationKey> presented(JWK jwk) {
        try {
            return jwk.isPrivate()
                    ? Optional.empty()
                    : named(jwk.computeThumbprint().toString(), jwk);
        } catch (JOSEException unusable) {
            return Optional.empty();
        }
    }

    private static Optional<VerificationKey> named(String id, JWK jwk) {
        if (!meantForSignatures(jwk)) {
            return Optional.empty();
        }
        try {
            if (jwk instanceof RSAKey rsa && rsa.size() >= LEAST_RSA_BITS) {
                return bound(id, jwk, WITH_RSA, new RSASSAVerifier(rsa.toRSAPublicKey()));
            }
            if (jwk instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
                return bound(id, jwk, WITH_EC, verifierOf(ec));
            }
            if (jwk instanceof OctetKeyPair okp && Curve.Ed25519.equals(okp.getCurve())) {
                return bound(id, jwk, WITH_ED25519, new Ed25519Verifier(okp));
            }
        } catch (JOSEException unusable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static JWSVerifier verifierOf(ECKey key) throws JOSEException {
        Provider fast = FastCryptography.provider();
        if (fast == null) {
            return new ECDSAVerifier(key.toECPublicKey());
        }
        // Made by the same provider, so that it need not be translated for each signature.
        ECDSAVerifier verifier = new ECDSAVerifier(key.toECPublicKey(fast));
        verifier.getJCAContext().setProvider(fast);
        return verifier;
    }

    private static Optional<VerificationKey> bound(String id, JWK jwk, Set<JWSAlgorithm> able, JWSVerifier verifier) {
        if (jwk.getAlgorithm() == null) {
            return Optional.of(new VerificationKey(id, able, verifier));
        }
        return able.stream()
                .filter(algorithm -> algorithm.equals(jwk.getAlgorithm()))
                .findAny()
                .map(only -> new VerificationKey(id, Set.of(only), verifier));
    }

    private static boolean meantForSignatures(JWK jwk) {
        boolean use = jwk.getKeyUse() == null || KeyUse.SIGNATURE.equals(jwk.getKeyUse());
        boolean operations =
                jwk.getKeyOperations() == null || jwk.getKeyOperations().contains(KeyOperation.VERIFY);
        return use && operations;
    }

    /** The key's {@code kid}, or its thumbprint. */
    public String id() {
        return id;
    }

    /** Whether signatures of that algorithm may be verified with this key. */
    public boolean allows(JWSAlgorithm algorithm) {
        return algorithms.contains(algorithm);
    }

    /** Whether the object was signed with this key's private half, by an algorithm that the key allows. */
    public boolean verifies(JWSObject signed) {
        if (!allows(signed.getHeader().getAlgorithm())) {
            return false;
        }
        try {
            return signed.verify(verifier);
        } catch (JOSEException unverifiable) {
            return false;
        }
    }
}
