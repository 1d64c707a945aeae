package dev.signet.auth.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
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

    public List<JWK> keys() {
        return keys.getKeys();
    }

    /** The token, if the key that it names verifies it; an AssertionError otherwise. */
    public SignedJWT verified(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWK key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
            if (key == null || !jwt.verify(verifier(key))) {
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

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof ECKey ec ? new ECDSAVerifier(ec) : new RSASSAVerifier(key.toRSAKey());
    }
}
