package dev.signet.auth.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.Confirmation;
import dev.signet.auth.Issuer;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.grant.detail.AuthorizationDetails;
import dev.signet.auth.grant.reference.ReferenceToken;
import dev.signet.auth.grant.reference.ReferenceTokens;
import dev.signet.auth.grant.subject.Subjects;
import dev.signet.auth.key.JwtSigning;
import dev.signet.auth.secret.Digest;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.status.FlippedIndexes;
import dev.signet.auth.status.StatusIndex;
import dev.signet.auth.user.UserId;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges access and ID tokens that come back here, by what they say and whether their index was flipped; not by looking them up.
 *
 * <p>An API asks about the same token again and again, so what a verified signature stands under is remembered for a while, by the
 * SHA-256 of the token. Only that: its time, its client, its status and whether its key is still one of ours are asked each time.
 */
@Component
public class TokenJudging {

    private static final int LONGEST = 8_000;
    private static final int REMEMBERED_AT_MOST = 10_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);

    private final Issuer issuer;
    private final JwtSigning signing;
    private final Clients clients;
    private final Subjects subjects;
    private final FlippedIndexes flipped;
    private final ReferenceTokens references;
    private final Clock clock;
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_AT_MOST)
            .expireAfterAccess(REMEMBERED_FOR)
            .build();

    /** What an access token says that the key {@code kid} signed. */
    private record Verified(String kid, AccessToken token) {}

    TokenJudging(
            Issuer issuer,
            JwtSigning signing,
            Clients clients,
            Subjects subjects,
            FlippedIndexes flipped,
            ReferenceTokens references,
            Clock clock) {
        this.issuer = issuer;
        this.signing = signing;
        this.clients = clients;
        this.subjects = subjects;
        this.flipped = flipped;
        this.references = references;
        this.clock = clock;
    }

    /** What {@code token} says, if it is an access token made here and its time has not run out. It may have been revoked. */
    public Optional<AccessToken> genuine(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<AccessToken> found = token.indexOf('.') < 0 ? opaque(token) : verified(token);
        return found.filter(access -> clock.instant().isBefore(access.expiresAt()));
    }

    /** What {@code token} says, if it is good now: genuine, not taken back in any way, and its client enabled. */
    public Optional<AccessToken> active(String token) {
        return genuine(token)
                .filter(found -> clients.findEnabled(found.client()).isPresent())
                .filter(found -> !flipped.contains(found.status()));
    }

    /**
     * What {@code token} says, if it is good now and whoever presents it may use it: a token that is bound to a key needs that key, and a DPoP
     * proof needs a token that is bound to its key (RFC 9449 §7.1). A certificate opens what is not bound at all.
     *
     * @param key that they have proved to have; null for none
     */
    public Optional<AccessToken> presented(String token, @Nullable Confirmation key) {
        boolean proof = key != null && key.method() == Confirmation.Method.DPOP;
        return active(token)
                .filter(found -> found.confirmation() == null
                        ? !proof
                        : found.confirmation().equals(key));
    }

    /** What an ID token says that was made here, be it expired or not: a hint (RP-Initiated Logout 1.0 §2, §4). */
    public Optional<IdTokenHint> hint(String token) {
        return jwt(token, "JWT").flatMap(this::claims).map(this::hint);
    }

    /**
     * Whom {@code client} calls so; an id that nobody has, if that is no name of anybody there.
     *
     * @throws IllegalArgumentException if {@code subject} has not the form of one
     */
    public UserId person(ClientId client, String subject) {
        return clients.find(client).map(known -> subjects.find(known, subject)).orElseGet(() -> UserId.parse(subject));
    }

    private Optional<AccessToken> opaque(String token) {
        return references.find(token).map(this::accessToken);
    }

    private Optional<AccessToken> verified(String token) {
        String digest = Digest.sha256Base64url(token);
        Verified known = verified.getIfPresent(digest);
        if (known != null && signing.verifiesWith(known.kid())) {
            return Optional.of(known.token());
        }
        Optional<SignedJWT> jwt = jwt(token, TokenIssuing.ACCESS_TOKEN_TYPE.getType());
        Optional<AccessToken> found = jwt.flatMap(this::claims).flatMap(this::accessToken);
        found.ifPresent(access ->
                verified.put(digest, new Verified(jwt.orElseThrow().getHeader().getKeyID(), access)));
        return found;
    }

    private Optional<SignedJWT> jwt(String token, String type) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            boolean rightKind = jwt.getHeader().getType() != null
                    && jwt.getHeader().getType().getType().equalsIgnoreCase(type);
            return rightKind && signing.verify(jwt) ? Optional.of(jwt) : Optional.empty();
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }

    private Optional<JWTClaimsSet> claims(SignedJWT jwt) {
        try {
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return issuer.value().equals(claims.getIssuer()) ? Optional.of(claims) : Optional.empty();
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }

    /** Empty for a token that has no index here, for then nobody could take it back; or a key that nobody here can ask for. */
    private Optional<AccessToken> accessToken(JWTClaimsSet claims) {
        Object bound = claims.getClaim(TokenIssuing.CONFIRMATION_CLAIM);
        Optional<Confirmation> key = bound == null ? Optional.empty() : Confirmation.read(bound);
        if (bound != null && key.isEmpty()) {
            return Optional.empty();
        }
        return StatusIndex.read(claims.getClaim(TokenIssuing.STATUS_CLAIM), issuer)
                .map(status -> accessToken(claims, status, key.orElse(null)));
    }

    private AccessToken accessToken(ReferenceToken token) {
        return new AccessToken(
                token.id().toString(),
                new StatusIndex(token.slot().index()),
                token.subject(),
                token.client(),
                token.audience(),
                token.scopes(),
                token.grant() == null ? null : person(token.client(), token.subject()),
                token.sid(),
                token.grant(),
                token.actors(),
                token.details(),
                token.confirmation(),
                token.slot().issuedAt(),
                token.slot().expiresAt());
    }

    private AccessToken accessToken(JWTClaimsSet claims, StatusIndex status, @Nullable Confirmation key) {
        GrantId grant = parse(claims, TokenIssuing.GRANT_CLAIM, GrantId::parse);
        String scope = text(claims, "scope");
        ClientId client = new ClientId(String.valueOf(text(claims, "client_id")));
        return new AccessToken(
                claims.getJWTID(),
                status,
                claims.getSubject(),
                client,
                claims.getAudience(),
                scope == null ? Set.of() : Set.copyOf(Arrays.asList(scope.split(" "))),
                grant == null ? null : person(client, claims.getSubject()),
                parse(claims, "sid", SessionId::parse),
                grant,
                Actors.read(claims.getClaim(Actors.CLAIM)),
                AuthorizationDetails.ofClaim(claims.getClaim(TokenIssuing.DETAILS_CLAIM)),
                key,
                claims.getIssueTime().toInstant(),
                claims.getExpirationTime().toInstant());
    }

    private IdTokenHint hint(JWTClaimsSet claims) {
        ClientId client = new ClientId(claims.getAudience().get(0));
        return new IdTokenHint(person(client, claims.getSubject()), parse(claims, "sid", SessionId::parse), client);
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : null;
    }

    private static <T> @Nullable T parse(JWTClaimsSet claims, String name, Function<String, T> parser) {
        String text = text(claims, name);
        return text == null ? null : parser.apply(text);
    }
}
