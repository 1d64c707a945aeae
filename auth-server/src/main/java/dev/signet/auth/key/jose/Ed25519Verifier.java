package dev.signet.auth.key.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Set;

/** Verifies Ed25519 signatures (RFC 8037 §3.1); the counterpart of {@link Ed25519Signer}, and here for the same reason. */
final class Ed25519Verifier extends BaseJWSProvider implements JWSVerifier {

    private final PublicKey key;

    Ed25519Verifier(OctetKeyPair key) throws JOSEException {
        super(Set.of(JWSAlgorithm.EdDSA));
        try {
            this.key = Ed25519Keys.publicKey(key);
        } catch (GeneralSecurityException unusable) {
            throw new JOSEException(unusable.getMessage(), unusable);
        }
    }

    /** False for another algorithm, for critical parameters, which nobody here understands, and for what is no signature. */
    @Override
    public boolean verify(JWSHeader header, byte[] signingInput, Base64URL presented) throws JOSEException {
        if (!supportedJWSAlgorithms().contains(header.getAlgorithm()) || header.getCriticalParams() != null) {
            return false;
        }
        try {
            Signature signature = Ed25519Signer.signature(getJCAContext().getProvider());
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
