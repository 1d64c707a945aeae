package dev.signet.auth.key.jose;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Ed25519 keys between their two forms: 32 octets in a JWK (RFC 8037 §2), and the platform's objects. The way leads through the
 * encodings of RFC 8410, which every provider reads and writes alike; before the octets they are constant.
 */
final class Ed25519Keys {

    static final String ALGORITHM = "Ed25519";

    private static final int OCTETS = 32;
    private static final byte[] BEFORE_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] BEFORE_PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519Keys() {}

    static OctetKeyPair.Builder generate() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        return new OctetKeyPair.Builder(Curve.Ed25519, octets(pair.getPublic().getEncoded(), BEFORE_PUBLIC.length))
                .d(octets(pair.getPrivate().getEncoded(), BEFORE_PRIVATE.length));
    }

    static PublicKey publicKey(OctetKeyPair key) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new X509EncodedKeySpec(encoded(BEFORE_PUBLIC, key.getDecodedX())));
    }

    static PrivateKey privateKey(OctetKeyPair key) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(encoded(BEFORE_PRIVATE, key.getDecodedD())));
    }

    private static Base64URL octets(byte[] encoded, int from) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, from, from + OCTETS));
    }

    private static byte[] encoded(byte[] before, byte[] octets) throws GeneralSecurityException {
        if (octets.length != OCTETS) {
            throw new GeneralSecurityException("an Ed25519 key has " + OCTETS + " octets");
        }
        return ByteBuffer.allocate(before.length + OCTETS)
                .put(before)
                .put(octets)
                .array();
    }
}
