package dev.signet.auth.key.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.signet.auth.SigningAlgorithm;
import java.security.GeneralSecurityException;

/** Makes key pairs, and what signs and verifies with them. Each is for one algorithm alone, which its JWK names (RFC 8725 §3.1). */
public final class JoseKeys {

    private static final int RSA_BITS = 2048;

    private JoseKeys() {}

    /** A new key pair. RSA takes a good part of a second. */
    public static JWK generate(SigningAlgorithm algorithm, String kid) {
        try {
            return switch (algorithm) {
                case RS256, PS256 ->
                    new RSAKeyGenerator(RSA_BITS)
                            .keyID(kid)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm.jws())
                            .generate();
                case ES256 ->
                    new ECKeyGenerator(Curve.P_256)
                            .keyID(kid)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm.jws())
                            .generate();
                case EDDSA ->
                    Ed25519Keys.generate()
                            .keyID(kid)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm.jws())
                            .build();
            };
        } catch (JOSEException | GeneralSecurityException impossible) {
            throw new IllegalStateException("no key could be made for " + algorithm, impossible);
        }
    }

    /** Signs with the private half of {@code key}. */
    public static JWSSigner signer(JWK key) {
        try {
            return key instanceof OctetKeyPair pair
                    ? new Ed25519Signer(pair)
                    : new DefaultJWSSignerFactory().createJWSSigner(key, algorithm(key));
        } catch (JOSEException unusable) {
            throw new IllegalStateException("the key " + key.getKeyID() + " cannot sign", unusable);
        }
    }

    /** Verifies with the public half of {@code key}. */
    public static JWSVerifier verifier(JWK key) {
        try {
            return key instanceof OctetKeyPair pair
                    ? new Ed25519Verifier(pair)
                    : new DefaultJWSVerifierFactory()
                            .createJWSVerifier(new JWSHeader(algorithm(key)), ((AsymmetricJWK) key).toPublicKey());
        } catch (JOSEException unusable) {
            throw new IllegalStateException("the key " + key.getKeyID() + " cannot verify", unusable);
        }
    }

    /** The one algorithm that {@code key} is for. */
    public static JWSAlgorithm algorithm(JWK key) {
        return JWSAlgorithm.parse(key.getAlgorithm().getName());
    }
}
