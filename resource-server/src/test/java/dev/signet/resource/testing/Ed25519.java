package dev.signet.resource.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Set;

/** A key that signs with Ed25519 (RFC 8037), which the library does not without help. */
public final class Ed25519 extends BaseJWSProvider implements JWSSigner {

    private static final int OCTETS = 32;

    private final KeyPair pair;
    private final OctetKeyPair published;

    public Ed25519(String id) {
        super(Set.of(JWSAlgorithm.EdDSA));
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        byte[] encoded = pair.getPublic().getEncoded();
        Base64URL octets = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - OCTETS, encoded.length));
        published = new OctetKeyPair.Builder(Curve.Ed25519, octets).keyID(id).build();
    }

    /** The public half. */
    public OctetKeyPair published() {
        return published;
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] signingInput) throws JOSEException {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(signingInput);
            return Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new JOSEException(impossible.getMessage(), impossible);
        }
    }
}
