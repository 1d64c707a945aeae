package dev.signet.auth.testing;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An authorization request as a JWT (RFC 9101), valid unless a test makes it otherwise. */
public final class RequestObject {

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private JWK key;
    private JWSAlgorithm algorithm;
    private String kid;
    private JOSEObjectType type = new JOSEObjectType("oauth-authz-req+jwt");

    /** All that {@code request} says, signed with the client's key on P-256. */
    RequestObject(AuthorizationRequest request, String issuer, Parameters asked) {
        this.key = KeyPairs.ec(request.client().id());
        this.algorithm = KeyPairs.algorithm(key);
        this.kid = key.getKeyID();
        long now = Instant.now().getEpochSecond();
        asked.all().forEach(each -> claims.put(each.name(), each.value()));
        claims.put("iss", request.client().id());
        claims.put("aud", issuer);
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + 300);
    }

    public RequestObject with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    public RequestObject without(String claim) {
        claims.remove(claim);
        return this;
    }

    public RequestObject type(String other) {
        type = new JOSEObjectType(other);
        return this;
    }

    public RequestObject signedWith(JWK other) {
        return signedWith(other, KeyPairs.algorithm(other), other.getKeyID());
    }

    public RequestObject signedWith(JWK other, JWSAlgorithm with, String named) {
        key = other;
        algorithm = with;
        kid = named;
        return this;
    }

    public String jwt() {
        JWSHeader header =
                new JWSHeader.Builder(algorithm).type(type).keyID(kid).build();
        return KeyPairs.sign(key, header, claims);
    }
}
