package dev.signet.resource.token.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;

/**
 * Verifies Ed25519 signatures (RFC 8037 §3.1) with the platform's cryptography. Ours, because the library's own needs a further
 * library for it, and the platform has had the algorithm since JDK 15.
 */
final class Ed25519Verifier extends BaseJWSProvider implements JWSVerifier {

    private static final String ALGORITHM = "Ed25519";
    private static final int OCTETS = 32;

    /** What stands before the key's octets in the encoding of RFC 8410 §4. */
    private static final byte[] BEFORE_KEY = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PublicKey key;

    Ed25519Verifier(OctetKeyPair key) throws JOSEException {
        super(Set.of(JWSAlgorithm.EdDSA));
        byte[] octets = key.getDecodedX();
        if (octets.length != OCTETS) {
            throw new JOSEException("an Ed25519 key has " + OCTETS + " octets");
        }
        byte[] encoded = ByteBuffer.allocate(BEFORE_KEY.length + OCTETS)
                .put(BEFORE_KEY)
                .put(octets)
                .array();
        try {
            this.key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException unusable) {
            throw new JOSEException(unusable.getMessage(), unusable);
        }
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signingInput, Base64URL presented) throws JOSEException {
        if (!supportedJWSAlgorithms().contains(header.getAlgorithm()) || header.getCriticalParams() != null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(signingInput);
            return signature.verify(presented.decode());
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException outage) {
            throw new JOSEException(outage.getMessage(), outage);
        }
    }
}
