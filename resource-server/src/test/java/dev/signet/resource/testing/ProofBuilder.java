package dev.signet.resource.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A DPoP proof as a client makes it for {@code GET /api/me}, of which a test changes only what it is about. */
public final class ProofBuilder {

    private final JWTClaimsSet.Builder claims;
    private JWK key;
    private JWK shown;
    private JWSAlgorithm algorithm = JWSAlgorithm.ES256;
    private String type = "dpop+jwt";
    private UnaryOperator<JWSHeader.Builder> header = UnaryOperator.identity();

    private ProofBuilder(JWK key, String token, Clock clock) {
        this.key = key;
        this.shown = key.toPublicJWK();
        this.claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(clock.instant()))
                .claim("htm", "GET")
                .claim("htu", ApiTest.AUDIENCE + "/api/me")
                .claim("ath", sha256(token));
    }

    public static ProofBuilder aProof(JWK key, String token, Clock clock) {
        return new ProofBuilder(key, token, clock);
    }

    /** The claim {@code cnf} of a token that is bound to that key. */
    public static Map<String, Object> boundTo(JWK key) {
        try {
            return Map.of("jkt", key.computeThumbprint().toString());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Sets a claim; {@code null} takes it away. */
    public ProofBuilder claim(String name, @Nullable Object value) {
        claims.claim(name, value instanceof Instant time ? Date.from(time) : value);
        return this;
    }

    public ProofBuilder type(String type) {
        this.type = type;
        return this;
    }

    public ProofBuilder algorithm(JWSAlgorithm algorithm) {
        this.algorithm = algorithm;
        return this;
    }

    public ProofBuilder signedBy(JWK other) {
        this.key = other;
        return this;
    }

    public ProofBuilder showing(JWK other) {
        this.shown = other;
        return this;
    }

    public ProofBuilder header(UnaryOperator<JWSHeader.Builder> change) {
        this.header = change;
        return this;
    }

    public String build() {
        try {
            return sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public String sign(JWSSigner signer) {
        try {
            JWSHeader.Builder start = new JWSHeader.Builder(algorithm)
                    .type(new JOSEObjectType(type))
                    .jwk(shown);
            SignedJWT proof = new SignedJWT(header.apply(start).build(), claims.build());
            proof.sign(signer);
            return proof.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(octets))
                    .toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
