package dev.signet.resource.token.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the claims of a token with a good signature must say (RFC 9068 §2.2 and §4).
 *
 * <p>Boundaries with a skew of s: a token is refused from the instant {@code exp + s} on, and accepted from the instant
 * {@code nbf - s} on.
 */
public final class ClaimRules {

    private static final List<String> REQUIRED_TEXTS = List.of("sub", "client_id", "jti");

    private final String issuer;
    private final String audience;
    private final Duration skew;
    private final Clock clock;
    private final boolean provable;

    /** Rules that let tokens be bound to a key if its possession is proven elsewhere. */
    public ClaimRules(URI issuer, URI audience, Duration skew, Clock clock, boolean provable) {
        this.issuer = issuer.toString();
        this.audience = audience.toString();
        this.skew = skew;
        this.clock = clock;
        this.provable = provable;
    }

    String issuer() {
        return issuer;
    }

    /** The first rule that the claims break, or empty when they keep all. */
    Optional<Refusal> brokenBy(JWTClaimsSet claims) {
        if (!issuer.equals(claims.getIssuer())) {
            return Optional.of(claims.getIssuer() == null ? Refusal.MISSING_CLAIM : Refusal.WRONG_ISSUER);
        }
        if (!claims.getAudience().contains(audience)) {
            return Optional.of(claims.getAudience().isEmpty() ? Refusal.MISSING_CLAIM : Refusal.WRONG_AUDIENCE);
        }
        if (!complete(claims)) {
            return Optional.of(Refusal.MISSING_CLAIM);
        }
        Object binding = claims.getClaim("cnf");
        if (binding != null && !(provable && isKey(binding))) {
            return Optional.of(Refusal.BOUND_TO_SENDER);
        }
        return timing(claims);
    }

    /** Bound to a key of which DPoP proofs tell (RFC 9449 §6.1), and to nothing else beside it that nobody here would look at. */
    private static boolean isKey(Object binding) {
        return binding instanceof Map<?, ?> members
                && members.size() == 1
                && members.get("jkt") instanceof String thumbprint
                && !thumbprint.isBlank();
    }

    /**
     * Holds claims against these rules.
     *
     * @throws org.springframework.security.oauth2.jwt.BadJwtException when they break one
     */
    public void check(JWTClaimsSet claims) {
        brokenBy(claims).ifPresent(refusal -> {
            throw refusal.asException();
        });
    }

    private static boolean complete(JWTClaimsSet claims) {
        Date issued = claims.getIssueTime();
        Date expires = claims.getExpirationTime();
        boolean times = issued != null && expires != null && issued.before(expires);
        return times && REQUIRED_TEXTS.stream().allMatch(name -> isText(claims, name)) && scopeIsText(claims);
    }

    private static boolean isText(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isBlank();
    }

    /** A scope of another type would be read by nobody: better refused than silently without authority. */
    private static boolean scopeIsText(JWTClaimsSet claims) {
        return claims.getClaim("scope") == null || claims.getClaim("scope") instanceof String;
    }

    private Optional<Refusal> timing(JWTClaimsSet claims) {
        Instant now = clock.instant();
        if (!now.isBefore(endOf(claims))) {
            return Optional.of(Refusal.EXPIRED);
        }
        Instant latest = now.plus(skew);
        boolean early = after(claims.getNotBeforeTime(), latest) || after(claims.getIssueTime(), latest);
        return early ? Optional.of(Refusal.NOT_YET_VALID) : Optional.empty();
    }

    /** From when on the token is refused because it has expired. */
    Instant endOf(JWTClaimsSet claims) {
        return claims.getExpirationTime().toInstant().plus(skew);
    }

    private static boolean after(@Nullable Date time, Instant latest) {
        return time != null && time.toInstant().isAfter(latest);
    }

    /** The claims of a token, or empty when the payload is not a JSON object of claims with their proper types. */
    static Optional<JWTClaimsSet> read(SignedJWT token) {
        try {
            return Optional.ofNullable(token.getJWTClaimsSet());
        } catch (ParseException unreadable) {
            return Optional.empty();
        }
    }
}
