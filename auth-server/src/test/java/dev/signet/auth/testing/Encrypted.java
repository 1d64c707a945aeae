package dev.signet.auth.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;

/** What was encrypted for a client, as the client reads it. */
public record Encrypted(JWEHeader header, String content) {

    /** Opened with a key of the client's; an AssertionError if it is not for that key. */
    public static Encrypted open(String jwe, JWK key) {
        try {
            JWEObject encrypted = JWEObject.parse(jwe);
            encrypted.decrypt(key instanceof RSAKey rsa ? new RSADecrypter(rsa) : new ECDHDecrypter(key.toECKey()));
            return new Encrypted(encrypted.getHeader(), encrypted.getPayload().toString());
        } catch (ParseException | JOSEException e) {
            throw new AssertionError("cannot be read with " + key.getKeyID(), e);
        }
    }
}
