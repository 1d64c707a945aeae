package dev.signet.auth.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A DPoP proof (RFC 9449 §4.2), good unless a test makes it otherwise. */
public final class DPoPProof {

    private final JWK key;
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private @Nullable JWK shown;
    private @Nullable String type = "dpop+jwt";
    private JWSAlgorithm algorithm;
    private @Nullable String critical;

    private DPoPProof(JWK key, String method, URI address) {
        this.key = key;
        this.shown = key.toPublicJWK();
        this.algorithm = KeyPairs.algorithm(key);
        claims.put("jti", Pkce.random());
        claims.put("htm", method);
        claims.put("htu", address.toString());
        claims.put("iat", Instant.now().getEpochSecond());
    }

    /** For the token endpoint. */
    public static DPoPProof forTokens(OAuth oauth, JWK key) {
        return new DPoPProof(key, "POST", oauth.uri("/oauth2/token"));
    }

    /** For a request that is pushed. */
    public static DPoPProof forPush(OAuth oauth, JWK key) {
        return new DPoPProof(key, "POST", oauth.uri("/oauth2/par"));
    }

    /** For a GET of the UserInfo endpoint with that token. */
    public static DPoPProof forUserInfo(OAuth oauth, JWK key, String accessToken) {
        return new DPoPProof(key, "GET", oauth.uri("/userinfo")).with("ath", Pkce.s256(accessToken));
    }

    /** Null for no such claim. */
    public DPoPProof with(String claim, @Nullable Object value) {
        claims.remove(claim);
        if (value != null) {
            claims.put(claim, value);
        }
        return this;
    }

    public DPoPProof typed(@Nullable String typ) {
        type = typ;
        return this;
    }

    public DPoPProof signedWith(JWSAlgorithm other) {
        algorithm = other;
        return this;
    }

    /** With another key in its header than the one that signs; null for none. */
    public DPoPProof showing(@Nullable JWK other) {
        shown = other;
        return this;
    }

    public DPoPProof critical(String extension) {
        critical = extension;
        return this;
    }

    public String text() {
        JWSHeader.Builder header =
                new JWSHeader.Builder(algorithm).jwk(shown).type(type == null ? null : new JOSEObjectType(type));
        if (critical != null) {
            header.criticalParams(Set.of(critical)).customParam(critical, true);
        }
        return KeyPairs.sign(key, header.build(), claims);
    }

    /** What a token says that is bound to {@code key} (RFC 9449 §6.1). */
    public static Map<String, Object> confirmation(JWK key) {
        return Map.of("jkt", thumbprint(key));
    }

    public static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new AssertionError("no thumbprint", e);
        }
    }
}
