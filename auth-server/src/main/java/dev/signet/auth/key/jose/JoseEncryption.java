package dev.signet.auth.key.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.signet.auth.Encryption;

/** Encrypts for the owner of a public key (RFC 7516 §5.1), which fits the algorithm. Each time under a content key of its own. */
public final class JoseEncryption {

    private JoseEncryption() {}

    /** The JWE of a signed JWT, in compact form; it says what is inside (RFC 7519 §5.2). */
    public static String ofJwt(JWK recipient, Encryption how, String jwt) {
        return encrypt(recipient, header(recipient, how).contentType("JWT").build(), jwt);
    }

    /** The JWE of claims that nobody signed, in compact form. */
    public static String ofClaims(JWK recipient, Encryption how, String json) {
        return encrypt(recipient, header(recipient, how).build(), json);
    }

    private static JWEHeader.Builder header(JWK recipient, Encryption how) {
        return new JWEHeader.Builder(how.alg().jwe(), how.enc().method()).keyID(recipient.getKeyID());
    }

    private static String encrypt(JWK recipient, JWEHeader header, String content) {
        JWEObject encrypted = new JWEObject(header, new Payload(content));
        try {
            encrypted.encrypt(encrypter(recipient));
            return encrypted.serialize();
        } catch (JOSEException unusable) {
            throw new IllegalStateException("nothing can be encrypted for the key " + recipient.getKeyID(), unusable);
        }
    }

    private static JWEEncrypter encrypter(JWK recipient) throws JOSEException {
        return recipient instanceof RSAKey rsa
                ? new RSAEncrypter(rsa.toRSAPublicKey())
                : new ECDHEncrypter(recipient.toECKey().toECPublicKey());
    }
}
