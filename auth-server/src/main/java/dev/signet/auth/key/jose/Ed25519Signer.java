package dev.signet.auth.key.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.AlgorithmSupportMessage;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signs with Ed25519 (RFC 8037 §3.1) by the platform's own providers. The library's signer needs Tink, a second cryptography
 * library in the path of every token; the platform has had Ed25519 since Java 15. Made once for a key; safe for many threads.
 */
final class Ed25519Signer extends BaseJWSProvider implements JWSSigner {

    private final PrivateKey key;

    /** @throws JOSEException if {@code key} has no private half */
    Ed25519Signer(OctetKeyPair key) throws JOSEException {
        super(Set.of(JWSAlgorithm.EdDSA));
        if (!key.isPrivate()) {
            throw new JOSEException("there is no private half to sign with");
        }
        try {
            this.key = Ed25519Keys.privateKey(key);
        } catch (GeneralSecurityException unusable) {
            throw new JOSEException(unusable.getMessage(), unusable);
        }
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] signingInput) throws JOSEException {
        if (!supportedJWSAlgorithms().contains(header.getAlgorithm())) {
            throw new JOSEException(
                    AlgorithmSupportMessage.unsupportedJWSAlgorithm(header.getAlgorithm(), supportedJWSAlgorithms()));
        }
        try {
            Signature signature = signature(getJCAContext().getProvider());
            signature.initSign(key);
            signature.update(signingInput);
            return Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException outage) {
            throw new JOSEException(outage.getMessage(), outage);
        }
    }

    static Signature signature(@Nullable Provider provider) throws GeneralSecurityException {
        return provider == null
                ? Signature.getInstance(Ed25519Keys.ALGORITHM)
                : Signature.getInstance(Ed25519Keys.ALGORITHM, provider);
    }
}
