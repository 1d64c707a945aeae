package dev.signet.auth.key;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.auth.key.jose.JoseKeys;
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
        return new Signing(key.getKeyID(), JoseKeys.signer(key));
    }

    static Verification verification(JWK key) {
        return new Verification(JoseKeys.algorithm(key), JoseKeys.verifier(key));
    }

    static JWKSet published(List<JWK> keys) {
        return new JWKSet(keys.stream().map(JWK::toPublicJWK).toList());
    }
}
