package dev.signet.auth.testing;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client assertion (RFC 7523 §3), good unless a test makes it otherwise. */
public final class ClientAssertion {

    public static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final long LIFE_SECONDS = 60;

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private JWK key;
    private JWSAlgorithm algorithm;
    private @Nullable String kid;
    private @Nullable String type;

    private ClientAssertion(String client, String issuer) {
        Instant now = Instant.now();
        this.key = KeyPairs.ec(client);
        this.kid = key.getKeyID();
        this.algorithm = KeyPairs.algorithm(key);
        claims.put("iss", client);
        claims.put("sub", client);
        claims.put("aud", issuer);
        claims.put("jti", Pkce.random());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(LIFE_SECONDS).getEpochSecond());
    }

    public static ClientAssertion of(TestClient client, String issuer) {
        return new ClientAssertion(client.id(), issuer);
    }

    /** Null for no such claim. */
    public ClientAssertion with(String claim, @Nullable Object value) {
        claims.remove(claim);
        if (value != null) {
            claims.put(claim, value);
        }
        return this;
    }

    public ClientAssertion signedBy(JWK other) {
        return signedBy(other, KeyPairs.algorithm(other), other.getKeyID());
    }

    public ClientAssertion signedBy(JWK other, JWSAlgorithm with, @Nullable String named) {
        key = other;
        algorithm = with;
        kid = named;
        return this;
    }

    public ClientAssertion typed(String typ) {
        type = typ;
        return this;
    }

    public String text() {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .keyID(kid)
                .type(type == null ? null : new JOSEObjectType(type))
                .build();
        return Seen.note("client assertion", KeyPairs.sign(key, header, claims));
    }
}
