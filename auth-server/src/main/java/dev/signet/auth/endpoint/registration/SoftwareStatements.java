package dev.signet.auth.endpoint.registration;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.Issuer;
import dev.signet.auth.client.key.ClientKeys;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.key.jose.ForeignKey;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Software statements (RFC 7591 §2.3): JWTs in which somebody trusted says what some software is like. What they say takes the place of what a
 * client says itself (§3.1.1); what they say of themselves, such as until when they are good, is no metadata.
 */
@Component
class SoftwareStatements {

    static final String MEMBER = "software_statement";

    private static final Set<String> OF_THE_STATEMENT =
            Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti", MEMBER, "client_id", "client_secret");

    private final SoftwareStatementProperties properties;
    private final ClientKeys keys;
    private final Issuer issuer;
    private final Clock clock;

    SoftwareStatements(SoftwareStatementProperties properties, ClientKeys keys, Issuer issuer, Clock clock) {
        this.properties = properties;
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Whether statements count here; else they are ignored (§3.1.1). */
    boolean heeded() {
        return !properties.issuers().isEmpty();
    }

    /**
     * What is true of a client that says {@code sent}.
     *
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if its statement is not good, or is missing and needed
     */
    Map<String, @Nullable Object> apply(Map<String, @Nullable Object> sent) {
        Object statement = sent.get(MEMBER);
        if (!heeded() || (statement == null && !properties.required())) {
            return sent;
        }
        if (!(statement instanceof String text)) {
            throw statement == null
                    ? OAuthErrors.unapprovedSoftwareStatement()
                    : OAuthErrors.invalidSoftwareStatement();
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(sent);
        claims(text).getClaims().forEach((name, value) -> {
            if (!OF_THE_STATEMENT.contains(name)) {
                all.put(name, value);
            }
        });
        return all;
    }

    private JWTClaimsSet claims(String text) {
        try {
            SignedJWT statement = SignedJWT.parse(text);
            JWTClaimsSet claims = statement.getJWTClaimsSet();
            SoftwareStatementProperties.Issuer trusted = properties.issuers().values().stream()
                    .filter(each -> Objects.equals(each.issuer(), claims.getIssuer()))
                    .findFirst()
                    .orElseThrow(OAuthErrors::unapprovedSoftwareStatement);
            List<JWK> known = keys.find(trusted.keys(), statement.getHeader().getKeyID())
                    .orElseThrow(OAuthErrors::temporarilyUnavailable);
            if (!isStatement(statement.getHeader())
                    || !meantForUs(claims)
                    || !good(claims)
                    || !ForeignKey.anyVerifies(known, statement)) {
                throw OAuthErrors.invalidSoftwareStatement();
            }
            return claims;
        } catch (ParseException | IllegalArgumentException malformed) {
            throw OAuthErrors.invalidSoftwareStatement();
        }
    }

    /** Whoever states may sign other JWTs with the same key, and none of those is a statement (RFC 8725 §3.11). */
    private static boolean isStatement(JWSHeader header) {
        JOSEObjectType type = header.getType();
        return type == null || "jwt".equalsIgnoreCase(type.getType());
    }

    /** Nobody need be named; but one that names others alone, as every ID token does, is for those (RFC 7519 §4.1.3). */
    private boolean meantForUs(JWTClaimsSet claims) {
        return claims.getAudience().isEmpty() || claims.getAudience().contains(issuer.value());
    }

    private boolean good(JWTClaimsSet claims) {
        Date now = Date.from(clock.instant());
        Date expires = claims.getExpirationTime();
        Date begins = claims.getNotBeforeTime();
        return (expires == null || now.before(expires)) && (begins == null || !now.before(begins));
    }
}
