package dev.signet.auth.endpoint.token.assertion;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.Issuer;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.key.ClientKeys;
import dev.signet.auth.key.jose.ForeignKey;
import dev.signet.auth.replay.UsedOnce;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * For whom an assertion vouches (RFC 7523 §3). It must be of an issuer that is trusted, signed by one of its keys, meant for this server and nobody else,
 * short-lived, and is good once on all nodes together. Whoever sends it is told nothing of what is wrong.
 */
@Component
class Vouching {

    /** How far the clock of an issuer may be off, either way. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** How far ahead {@code exp} may be: for so long a stolen assertion could be used. */
    static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private static final int LONGEST = 8_000;
    private static final int LONGEST_ID = 1_000;

    private final JwtBearerProperties properties;
    private final Issuer issuer;
    private final ClientKeys keys;
    private final UsedOnce used;
    private final Users users;
    private final Clock clock;

    Vouching(JwtBearerProperties properties, Issuer issuer, ClientKeys keys, UsedOnce used, Users users, Clock clock) {
        this.properties = properties;
        this.issuer = issuer;
        this.keys = keys;
        this.used = used;
        this.users = users;
        this.clock = clock;
    }

    /**
     * That somebody may have a token.
     *
     * @param most the scopes that may be had
     */
    record Vouched(UserAccount user, Set<String> most) {}

    /** Empty if the assertion is not good for {@code client}, or vouches for nobody here. A good one is spent by asking. */
    Optional<Vouched> judge(Client client, String assertion) {
        if (assertion.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            return wellFormed(jwt.getHeader()) ? judge(client, jwt, jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<Vouched> judge(Client client, SignedJWT jwt, JWTClaimsSet claims) {
        return Optional.ofNullable(claims.getIssuer())
                .flatMap(properties::find)
                .filter(trusted -> trusted.clients().contains(client.id().value()))
                .filter(trusted -> meantForUs(claims) && isOfNow(claims))
                .filter(trusted -> isSignedBy(trusted, jwt))
                .filter(trusted -> first(trusted, claims))
                .flatMap(trusted ->
                        person(trusted, claims.getSubject()).map(user -> new Vouched(user, trusted.scopes())));
    }

    private boolean isSignedBy(TrustedIssuer trusted, SignedJWT jwt) {
        return keys.find(trusted.keys(), jwt.getHeader().getKeyID())
                .filter(candidates -> ForeignKey.anyVerifies(candidates, jwt))
                .isPresent();
    }

    /** One that names others too could be one that such another was sent, and now sends on. */
    private boolean meantForUs(JWTClaimsSet claims) {
        Set<String> ours = Set.of(issuer.value(), issuer.value() + "/oauth2/token");
        return !claims.getAudience().isEmpty() && ours.containsAll(claims.getAudience());
    }

    private boolean isOfNow(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        return expires != null
                && now.isBefore(expires.toInstant().plus(SKEW))
                && !expires.toInstant().isAfter(now.plus(LONGEST_LIFE).plus(SKEW))
                && !later(claims.getNotBeforeTime(), now)
                && !later(claims.getIssueTime(), now);
    }

    private static boolean later(@Nullable Date time, Instant now) {
        return time != null && time.toInstant().isAfter(now.plus(SKEW));
    }

    private boolean first(TrustedIssuer trusted, JWTClaimsSet claims) {
        String id = claims.getJWTID();
        Instant until = claims.getExpirationTime().toInstant().plus(SKEW);
        return id != null
                && !id.isBlank()
                && id.length() <= LONGEST_ID
                && used.first(UsedOnce.Kind.GRANT_ASSERTION, trusted.issuer(), id, until);
    }

    private Optional<UserAccount> person(TrustedIssuer trusted, @Nullable String subject) {
        if (subject == null) {
            return Optional.empty();
        }
        Optional<UserAccount> found = switch (trusted.subject()) {
            case USERNAME -> users.findByUsername(subject);
            case ID -> users.find(UserId.parse(subject));
        };
        return found.filter(UserAccount::enabled);
    }

    /** Any other type says that the JWT is something else, which must not pass for an assertion (RFC 8725 §3.11). */
    private static boolean wellFormed(JWSHeader header) {
        JOSEObjectType type = header.getType();
        return (type == null || "jwt".equalsIgnoreCase(type.getType()))
                && header.getCriticalParams() == null
                && header.isBase64URLEncodePayload();
    }
}
