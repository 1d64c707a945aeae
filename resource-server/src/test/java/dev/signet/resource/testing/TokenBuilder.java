package dev.signet.resource.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An access token as Signet makes it, of which a test changes only what it is about. */
public final class TokenBuilder {

    private final JWTClaimsSet.Builder claims;
    private JWK key;
    private JWSAlgorithm algorithm;
    private @Nullable String keyId;
    private @Nullable String type = "at+jwt";
    private UnaryOperator<JWSHeader.Builder> header = UnaryOperator.identity();

    private TokenBuilder(TestIssuer issuer, Instant from, Instant until) {
        signedBy(issuer.ecKey());
        this.claims = new JWTClaimsSet.Builder()
                .issuer(issuer.uri().toString())
                .issueTime(Date.from(from))
                .expirationTime(Date.from(until));
    }

    public static TokenBuilder aToken(TestIssuer issuer, Clock clock, String audience) {
        Instant now = clock.instant();
        issuer.statusLists().at(clock);
        return new TokenBuilder(issuer, now, now.plusSeconds(300))
                .claim("sub", "alice-id")
                .claim("aud", audience)
                .claim("jti", UUID.randomUUID().toString())
                .claim("client_id", "orchard")
                .claim("scope", "openid orders:read orders:write")
                .status(issuer.statusLists().uri(0), issuer.statusLists().nextPlace());
    }

    static TokenBuilder aStatusList(TestIssuer issuer, Clock clock, String uri) {
        Instant now = clock.instant();
        return new TokenBuilder(issuer, now, now.plusSeconds(600))
                .claim("sub", uri)
                .type("statuslist+jwt");
    }

    /** Where the status of the token stands. */
    public TokenBuilder status(String list, long place) {
        return claim("status", Map.of("status_list", Map.of("idx", place, "uri", list)));
    }

    /** Sets a claim; {@code null} takes it away. */
    public TokenBuilder claim(String name, @Nullable Object value) {
        claims.claim(name, value instanceof Instant time ? Date.from(time) : value);
        return this;
    }

    /** The statuses that a list holds, so many bits for each token. */
    public TokenBuilder statuses(Object bits, byte[] entries) {
        return claim("status_list", Map.of("bits", bits, "lst", TestStatusLists.zlib(entries)));
    }

    public TokenBuilder issuer(URI issuer) {
        return claim("iss", issuer.toString());
    }

    public TokenBuilder type(@Nullable String type) {
        this.type = type;
        return this;
    }

    public TokenBuilder signedBy(JWK key) {
        this.key = key;
        this.keyId = key.getKeyID();
        this.algorithm = key instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
        return this;
    }

    public TokenBuilder algorithm(JWSAlgorithm algorithm) {
        this.algorithm = algorithm;
        return this;
    }

    public TokenBuilder keyId(@Nullable String keyId) {
        this.keyId = keyId;
        return this;
    }

    public TokenBuilder header(UnaryOperator<JWSHeader.Builder> change) {
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
            JWSHeader.Builder start = new JWSHeader.Builder(algorithm).keyID(keyId);
            start.type(type == null ? null : new JOSEObjectType(type));
            SignedJWT token = new SignedJWT(header.apply(start).build(), claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public String unsigned() {
        return new PlainJWT(claims.build()).serialize();
    }
}
