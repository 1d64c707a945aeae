package dev.signet.demo.experiment.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Somebody with a key of their own, made a moment ago, who proves to have it (RFC 9449, section 4.2). */
final class Proofs {

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");

    private final ECKey key;

    Proofs() {
        try {
            this.key = new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every Java platform has P-256.", impossible);
        }
    }

    /** For a request without a token. */
    String of(String method, URI address, Instant now) {
        return signed(claims(method, address, now).build());
    }

    /** For a request with that token. */
    String of(String method, URI address, Instant now, String token) {
        return signed(claims(method, address, now).claim("ath", digest(token)).build());
    }

    private static JWTClaimsSet.Builder claims(String method, URI address, Instant now) {
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", address.toString())
                .issueTime(Date.from(now));
    }

    private String signed(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .jwk(key.toPublicJWK())
                .build();
        SignedJWT proof = new SignedJWT(header, claims);
        try {
            proof.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("A key of its own signs.", impossible);
        }
        return proof.serialize();
    }

    private static String digest(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
