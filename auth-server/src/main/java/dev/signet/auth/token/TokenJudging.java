package dev.signet.auth.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.Issuer;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.grant.Grants;
import dev.signet.auth.key.JwtSigning;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.status.RevokedTokens;
import dev.signet.auth.user.UserId;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges access and ID tokens that come back here, by what they say and what has happened since; not by looking them up. */
@Component
public class TokenJudging {

    private static final int LONGEST = 8_000;

    private final Issuer issuer;
    private final JwtSigning signing;
    private final Clients clients;
    private final Grants grants;
    private final RevokedTokens revoked;
    private final Clock clock;

    TokenJudging(
            Issuer issuer, JwtSigning signing, Clients clients, Grants grants, RevokedTokens revoked, Clock clock) {
        this.issuer = issuer;
        this.signing = signing;
        this.clients = clients;
        this.grants = grants;
        this.revoked = revoked;
        this.clock = clock;
    }

    /** What {@code token} says, if it is an access token made here and its time has not run out. It may have been revoked. */
    public Optional<AccessToken> genuine(String token) {
        return claims(token, TokenIssuing.ACCESS_TOKEN_TYPE.getType())
                .map(TokenJudging::accessToken)
                .filter(claims -> clock.instant().isBefore(claims.expiresAt()));
    }

    /** What {@code token} says, if it is good now: genuine, not revoked, its grant alive and its client enabled. */
    public Optional<AccessToken> active(String token) {
        return genuine(token)
                .filter(claims ->
                        clients.find(claims.client()).filter(Client::enabled).isPresent())
                .filter(claims -> alive(claims.grant()))
                .filter(claims -> !revoked.contains(claims.jti()));
    }

    /** What an ID token says that was made here, be it expired or not: a hint (RP-Initiated Logout 1.0 §2, §4). */
    public Optional<IdTokenHint> hint(String token) {
        return claims(token, "JWT").map(TokenJudging::hint);
    }

    private boolean alive(@Nullable GrantId grant) {
        return grant == null
                || grants.find(grant)
                        .filter(found -> found.alive(clock.instant()))
                        .isPresent();
    }

    private Optional<JWTClaimsSet> claims(String token, String type) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            boolean rightKind = jwt.getHeader().getType() != null
                    && jwt.getHeader().getType().getType().equalsIgnoreCase(type);
            if (!rightKind || !signing.verify(jwt)) {
                return Optional.empty();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return issuer.value().equals(claims.getIssuer()) ? Optional.of(claims) : Optional.empty();
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }

    private static AccessToken accessToken(JWTClaimsSet claims) {
        GrantId grant = parse(claims, TokenIssuing.GRANT_CLAIM, GrantId::parse);
        String scope = text(claims, "scope");
        return new AccessToken(
                claims.getJWTID(),
                claims.getSubject(),
                new ClientId(String.valueOf(text(claims, "client_id"))),
                claims.getAudience(),
                scope == null ? Set.of() : Set.copyOf(Arrays.asList(scope.split(" "))),
                grant == null ? null : UserId.parse(claims.getSubject()),
                parse(claims, "sid", SessionId::parse),
                grant,
                claims.getIssueTime().toInstant(),
                claims.getExpirationTime().toInstant());
    }

    private static IdTokenHint hint(JWTClaimsSet claims) {
        return new IdTokenHint(
                UserId.parse(claims.getSubject()),
                parse(claims, "sid", SessionId::parse),
                new ClientId(claims.getAudience().get(0)));
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : null;
    }

    private static <T> @Nullable T parse(JWTClaimsSet claims, String name, Function<String, T> parser) {
        String text = text(claims, name);
        return text == null ? null : parser.apply(text);
    }
}
