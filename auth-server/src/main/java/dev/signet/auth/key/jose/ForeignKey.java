package dev.signet.auth.key.jose;

import com.nimbusds.jose.JOSEException;
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
import dev.signet.auth.SigningAlgorithm;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * A public key that somebody else made. What it may verify follows from the key alone, never from a token's header: that closes
 * confusion of algorithms (RFC 8725 §3.1), such as a MAC made with a public key as its secret.
 */
public final class ForeignKey {

    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 4096;

    /** A long exponent makes verifying as slow as its owner likes; everybody uses 65537. */
    private static final int MOST_EXPONENT_BITS = 32;

    private final JWK jwk;
    private final Set<SigningAlgorithm> able;

    private ForeignKey(JWK jwk, Set<SigningAlgorithm> able) {
        this.jwk = jwk;
        this.able = able;
    }

    /**
     * The key for verifying; empty if it is not public, not meant for signatures, or of a kind or strength of which this server makes no use:
     * other than RSA of 2048 to 4096 bits, P-256 and Ed25519.
     */
    public static Optional<ForeignKey> of(JWK jwk) {
        Set<SigningAlgorithm> able = jwk.isPrivate() || !meantForSignatures(jwk) ? Set.of() : able(jwk);
        return able.isEmpty() ? Optional.empty() : Optional.of(new ForeignKey(jwk, able));
    }

    /** Whether signatures of that algorithm may be verified with this key. */
    public boolean allows(SigningAlgorithm algorithm) {
        return able.contains(algorithm)
                && (jwk.getAlgorithm() == null || algorithm.jws().equals(jwk.getAlgorithm()));
    }

    /** Whether the private half of this key signed the object, with an algorithm that the key allows. Nothing is verified under {@code crit}. */
    public boolean verifies(JWSObject signed) {
        boolean allowed = SigningAlgorithm.find(
                        signed.getHeader().getAlgorithm().getName())
                .filter(this::allows)
                .isPresent();
        if (!allowed || signed.getHeader().getCriticalParams() != null) {
            return false;
        }
        try {
            return signed.verify(verifier());
        } catch (JOSEException unverifiable) {
            return false;
        }
    }

    /** Whether one of {@code keys} {@linkplain #verifies(JWSObject) verifies} the object; those that are {@linkplain #of(JWK) of no use} do not. */
    public static boolean anyVerifies(Collection<JWK> keys, JWSObject signed) {
        return keys.stream().flatMap(key -> of(key).stream()).anyMatch(key -> key.verifies(signed));
    }

    /** The SHA-256 thumbprint (RFC 7638 §3), in base64url. */
    public String thumbprint() {
        try {
            return jwk.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a key of a known kind has a thumbprint", impossible);
        }
    }

    private JWSVerifier verifier() throws JOSEException {
        if (jwk instanceof RSAKey rsa) {
            return new RSASSAVerifier(rsa.toRSAPublicKey());
        }
        return jwk instanceof OctetKeyPair okp
                ? new Ed25519Verifier(okp)
                : new ECDSAVerifier(jwk.toECKey().toECPublicKey());
    }

    private static Set<SigningAlgorithm> able(JWK jwk) {
        if (jwk instanceof RSAKey rsa) {
            boolean usual = rsa.size() >= LEAST_RSA_BITS
                    && rsa.size() <= MOST_RSA_BITS
                    && rsa.getPublicExponent().decodeToBigInteger().bitLength() <= MOST_EXPONENT_BITS;
            return usual ? Set.of(SigningAlgorithm.PS256, SigningAlgorithm.RS256) : Set.of();
        }
        if (jwk instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
            return Set.of(SigningAlgorithm.ES256);
        }
        return jwk instanceof OctetKeyPair okp && Curve.Ed25519.equals(okp.getCurve())
                ? Set.of(SigningAlgorithm.EDDSA)
                : Set.of();
    }

    private static boolean meantForSignatures(JWK jwk) {
        return (jwk.getKeyUse() == null || KeyUse.SIGNATURE.equals(jwk.getKeyUse()))
                && (jwk.getKeyOperations() == null || jwk.getKeyOperations().contains(KeyOperation.VERIFY));
    }
}
