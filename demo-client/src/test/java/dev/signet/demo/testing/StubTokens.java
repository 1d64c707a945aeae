package dev.signet.demo.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The stub's tokens, signed as Signet signs them: ID tokens RS256, access tokens ES256 with {@code typ: at+jwt}. */
final class StubTokens {

    private final String issuer;
    private final RSAKey idKey;
    private final RSAKey strangeKey;
    private final ECKey accessKey;
    private final Map<String, Set<String>> scopesByToken = new ConcurrentHashMap<>();

    StubTokens(String issuer) {
        this.issuer = issuer;
        try {
            this.idKey = new RSAKeyGenerator(2048).keyID("id-key").generate();
            // The same name as the real one: only the signature gives it away.
            this.strangeKey = new RSAKeyGenerator(2048).keyID("id-key").generate();
            this.accessKey = new ECKeyGenerator(Curve.P_256).keyID("access-key").generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    List<JWK> publicKeys() {
        return List.of(idKey.toPublicJWK(), accessKey.toPublicJWK());
    }

    boolean issued(String accessToken) {
        return scopesByToken.containsKey(accessToken);
    }

    boolean allows(String accessToken, String scope) {
        return scopesByToken.getOrDefault(accessToken, Set.of()).contains(scope);
    }

    String idToken(StubMood mood, String subject, String nonce) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(mood.idTokenIssuer != null ? mood.idTokenIssuer : issuer)
                .subject(subject)
                .audience(mood.audience != null ? mood.audience : "orchard")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(mood.stale ? now.minusSeconds(600) : now.plusSeconds(300)))
                .claim("auth_time", now.getEpochSecond())
                .claim("amr", List.of("pwd"))
                .claim("sid", "sid-1");
        String shown = mood.nonce != null ? mood.nonce : nonce;
        if (!shown.isEmpty()) {
            claims.claim("nonce", shown);
        }
        RSAKey key = mood.strangeKey ? strangeKey : idKey;
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        return jwt.serialize();
    }

    /** A logout token as Signet makes it, or as a test changes it; with the key that is published, or another one. */
    String logoutToken(String type, Consumer<JWTClaimsSet.Builder> change, boolean strange) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("user-alice")
                .audience("orchard")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .claim("sid", "sid-1");
        change.accept(claims);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType(type))
                        .keyID(idKey.getKeyID())
                        .build(),
                claims.build());
        try {
            jwt.sign(new RSASSASigner(strange ? strangeKey : idKey));
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        return jwt.serialize();
    }

    String accessToken(StubMood mood) {
        Instant now = Instant.now();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(accessKey.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject("user-alice")
                        .audience("http://localhost:9001")
                        .claim("client_id", "orchard")
                        .claim("scope", String.join(" ", mood.scopes))
                        .claim("sid", "sid-1")
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(mood.lifetime)))
                        .build());
        try {
            jwt.sign(new ECDSASigner(accessKey));
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        scopesByToken.put(jwt.serialize(), mood.scopes);
        return jwt.serialize();
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
