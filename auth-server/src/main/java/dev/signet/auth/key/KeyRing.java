package dev.signet.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.auth.secret.MacKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All keys at one moment, opened and ready for use. Signing and verifying objects are made once: making them costs about as
 * much as a signature.
 */
record KeyRing(
        Map<JWSAlgorithm, Signing> signing, Map<String, Verification> verification, JWKSet published, MacKey mac) {

    /** A key to sign with. */
    record Signing(String kid, JWSSigner signer) {}

    /** A key to verify with, and the one algorithm that it is for (RFC 8725 §3.1). */
    record Verification(JWSAlgorithm algorithm, JWSVerifier verifier) {}

    KeyRing {
        signing = Map.copyOf(signing);
        verification = Map.copyOf(verification);
    }

    Optional<Verification> verification(String kid) {
        return Optional.ofNullable(verification.get(kid));
    }

    static Signing signing(JWK key) {
        try {
            return new Signing(
                    key.getKeyID(),
                    new DefaultJWSSignerFactory()
                            .createJWSSigner(
                                    key, JWSAlgorithm.parse(key.getAlgorithm().getName())));
        } catch (JOSEException unusable) {
            throw new IllegalStateException("the key " + key.getKeyID() + " cannot sign", unusable);
        }
    }

    static Verification verification(JWK key) {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(key.getAlgorithm().getName());
        try {
            return new Verification(
                    algorithm,
                    new DefaultJWSVerifierFactory()
                            .createJWSVerifier(new JWSHeader(algorithm), ((AsymmetricJWK) key).toPublicKey()));
        } catch (JOSEException unusable) {
            throw new IllegalStateException("the key " + key.getKeyID() + " cannot verify", unusable);
        }
    }

    static JWKSet published(List<JWK> keys) {
        return new JWKSet(keys.stream().map(JWK::toPublicJWK).toList());
    }
}
