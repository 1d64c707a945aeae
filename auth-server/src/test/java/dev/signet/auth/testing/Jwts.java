package dev.signet.auth.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Verifies tokens as a relying party does: by the keys that the server publishes, and by nothing else. */
public final class Jwts {

    private final JWKSet keys;

    Jwts(String jwks) {
        try {
            this.keys = JWKSet.parse(jwks);
        } catch (ParseException e) {
            throw new AssertionError("no JWK set but " + jwks, e);
        }
    }

    /** By the keys of that set. */
    public static Jwts of(String jwks) {
        return new Jwts(jwks);
    }

    public List<JWK> keys() {
        return keys.getKeys();
    }

    /** The token, if the key that it names verifies it; an AssertionError otherwise. */
    public SignedJWT verified(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWK key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
            if (key == null || !jwt.getHeader().getAlgorithm().equals(key.getAlgorithm()) || !verifies(key, jwt)) {
                throw new AssertionError("no published key verifies " + jwt.getHeader());
            }
            return jwt;
        } catch (ParseException | JOSEException e) {
            throw new AssertionError("no signed JWT", e);
        }
    }

    /** The claims as they stand in the JSON: times are seconds, {@code aud} a string or a list. */
    public Map<String, Object> claims(String token) {
        return verified(token).getPayload().toJSONObject();
    }

    /** The scopes that an access token says it has. */
    public Set<String> scope(String accessToken) {
        return claims(accessToken).get("scope") instanceof String scope ? Set.of(scope.split(" ")) : Set.of();
    }

    private static boolean verifies(JWK key, SignedJWT jwt) throws JOSEException {
        if (key instanceof OctetKeyPair pair) {
            return verifiesEd25519(pair, jwt);
        }
        return jwt.verify(key instanceof ECKey ec ? new ECDSAVerifier(ec) : new RSASSAVerifier(key.toRSAKey()));
    }

    /** As RFC 8037 §3.1 says, without the server's own class: the library's needs one that is not here. */
    private static boolean verifiesEd25519(OctetKeyPair key, SignedJWT jwt) throws JOSEException {
        byte[] octets = key.getDecodedX();
        boolean odd = (octets[31] & 0x80) != 0;
        octets[31] &= 0x7F;
        for (int i = 0; i < octets.length / 2; i++) {
            byte swapped = octets[i];
            octets[i] = octets[31 - i];
            octets[31 - i] = swapped;
        }
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, octets));
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
            signature.update(jwt.getSigningInput());
            return signature.verify(jwt.getSignature().decode());
        } catch (GeneralSecurityException e) {
            throw new JOSEException("not verified", e);
        }
    }
}
