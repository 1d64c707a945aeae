package dev.signet.auth.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.auth.Confirmation;
import dev.signet.auth.Issuer;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.TokenSlot;
import dev.signet.auth.client.Client;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.detail.AuthorizationDetails;
import dev.signet.auth.grant.reference.ReferenceToken;
import dev.signet.auth.grant.reference.ReferenceTokens;
import dev.signet.auth.grant.subject.Subjects;
import dev.signet.auth.key.JwtSigning;
import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.status.StatusIndex;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.stereotype.Component;

/**
 * Makes access tokens (RFC 9068) and ID tokens (OpenID Connect Core §2). Nothing of them is stored; but a client that wants opaque access
 * tokens has a row for each.
 */
@Component
public class TokenIssuing {

    static final JOSEObjectType ACCESS_TOKEN_TYPE = new JOSEObjectType("at+jwt");

    /** Of ID tokens: they speak of the moment of the login, and are checked once, right after. */
    static final Duration ID_TOKEN_LIFETIME = Duration.ofMinutes(10);

    /** Which grant an access token came from; a claim of our own, for this server alone. */
    static final String GRANT_CLAIM = "gid";

    /** Where a token says what its index is (draft-ietf-oauth-status-list-20 §6.1). */
    static final String STATUS_CLAIM = "status";

    /** Which key whoever uses a token must have (RFC 7800 §3.1). */
    static final String CONFIRMATION_CLAIM = "cnf";

    /** What a token allows more finely than by scopes (RFC 9396 §9.1). */
    static final String DETAILS_CLAIM = "authorization_details";

    private final Issuer issuer;
    private final TokenProperties properties;
    private final Audiences audiences;
    private final Subjects subjects;
    private final JwtSigning signing;
    private final ReferenceTokens references;
    private final RandomValues random;
    private final Clock clock;

    TokenIssuing(
            Issuer issuer,
            TokenProperties properties,
            Audiences audiences,
            Subjects subjects,
            JwtSigning signing,
            ReferenceTokens references,
            RandomValues random,
            Clock clock) {
        this.issuer = issuer;
        this.properties = properties;
        this.audiences = audiences;
        this.subjects = subjects;
        this.signing = signing;
        this.references = references;
        this.random = random;
        this.clock = clock;
    }

    /**
     * An access token for a client that acts for a user. It names the session whose end it does not survive.
     *
     * @param key which key whoever uses it must have; null for a bearer token
     */
    public Issued accessToken(
            Client client, AccessGrant grant, Set<String> scopes, TokenSlot slot, @Nullable Confirmation key) {
        String subject = subjects.of(client, grant.user());
        SessionId sid = grant.offline() ? null : grant.sid();
        if (opaque(client)) {
            return refer(new ReferenceToken(
                    random.id(),
                    client.id(),
                    subject,
                    sid,
                    grant.id(),
                    audience(client, grant.terms().resources()),
                    scopes,
                    List.of(),
                    grant.terms().details(),
                    key,
                    slot));
        }
        JWTClaimsSet.Builder claims = claims(client, grant)
                .audience(audience(client, grant.terms().resources()))
                .claim(DETAILS_CLAIM, grant.terms().details().claim());
        return sign(client, claims, scopes, slot, key);
    }

    /**
     * An access token for a client that acts for a user because another one was exchanged for it (RFC 8693).
     *
     * @param key which key whoever uses it must have; null for a bearer token
     */
    public Issued exchanged(
            Client client, AccessGrant grant, Exchanged what, TokenSlot slot, @Nullable Confirmation key) {
        if (opaque(client)) {
            return refer(new ReferenceToken(
                    random.id(),
                    client.id(),
                    subjects.of(client, grant.user()),
                    grant.offline() ? null : grant.sid(),
                    grant.id(),
                    what.audience(),
                    what.scopes(),
                    what.actors(),
                    AuthorizationDetails.NONE,
                    key,
                    slot));
        }
        JWTClaimsSet.Builder claims =
                claims(client, grant).audience(what.audience()).claim(Actors.CLAIM, Actors.claim(what.actors()));
        return sign(client, claims, what.scopes(), slot, key);
    }

    /** What an access token says of the login that it comes from. */
    private JWTClaimsSet.Builder claims(Client client, AccessGrant grant) {
        return new JWTClaimsSet.Builder()
                .subject(subjects.of(client, grant.user()))
                .claim("sid", grant.offline() ? null : grant.sid().toString())
                .claim(
                        "auth_time",
                        grant.vouched() ? null : grant.authenticatedAt().getEpochSecond())
                .claim("acr", grant.vouched() ? null : grant.acr())
                .claim(GRANT_CLAIM, grant.id().toString());
    }

    /**
     * An access token for a client that acts for itself (RFC 6749 §4.4).
     *
     * @param key which key whoever uses it must have; null for a bearer token
     */
    public Issued accessToken(Client client, OwnAccess what, TokenSlot slot, @Nullable Confirmation key) {
        String subject = client.id().value();
        List<String> audience = audience(client, what.resources());
        if (opaque(client)) {
            return refer(new ReferenceToken(
                    random.id(),
                    client.id(),
                    subject,
                    null,
                    null,
                    audience,
                    what.scopes(),
                    List.of(),
                    what.details(),
                    key,
                    slot));
        }
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(subject)
                .audience(audience)
                .claim(DETAILS_CLAIM, what.details().claim());
        return sign(client, claims, what.scopes(), slot, key);
    }

    private static boolean opaque(Client client) {
        return OAuth2TokenFormat.REFERENCE.equals(
                client.registration().getTokenSettings().getAccessTokenFormat());
    }

    private Issued refer(ReferenceToken what) {
        return new Issued(
                references.issue(what),
                what.slot().issuedAt(),
                what.slot().expiresAt(),
                what.scopes(),
                what.confirmation());
    }

    /**
     * The ID token that goes with an access token.
     *
     * @param nonce of the authorization request; null where it had none, and when tokens are refreshed (§12.2)
     * @param told what else it says of the person
     */
    public String idToken(
            Client client, AccessGrant grant, String accessToken, @Nullable String nonce, Map<String, Object> told) {
        Instant now = clock.instant();
        SigningAlgorithm algorithm = client.algorithms().idToken();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        told.forEach(claims::claim);
        claims.issuer(issuer.value())
                .subject(subjects.of(client, grant.user()))
                .audience(client.id().value())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ID_TOKEN_LIFETIME)))
                .claim("auth_time", grant.authenticatedAt().getEpochSecond())
                .claim("acr", grant.acr())
                .claim("amr", grant.methods())
                .claim("sid", grant.sid().toString())
                .claim("at_hash", halfHash(accessToken, algorithm))
                .claim("nonce", nonce);
        return signing.sign(algorithm.jws(), JOSEObjectType.JWT, claims.build());
    }

    private Issued sign(
            Client client,
            JWTClaimsSet.Builder claims,
            Set<String> scopes,
            TokenSlot slot,
            @Nullable Confirmation key) {
        claims.issuer(issuer.value())
                .claim("client_id", client.id().value())
                .jwtID(random.id().toString())
                .issueTime(Date.from(slot.issuedAt()))
                .expirationTime(Date.from(slot.expiresAt()))
                .claim("scope", list(scopes))
                .claim(CONFIRMATION_CLAIM, key == null ? null : key.claim())
                .claim(STATUS_CLAIM, new StatusIndex(slot.index()).claim(issuer));
        String value = signing.sign(algorithm(client).jws(), ACCESS_TOKEN_TYPE, claims.build());
        return new Issued(value, slot.issuedAt(), slot.expiresAt(), scopes, key);
    }

    private List<String> audience(Client client, Set<String> resources) {
        return new ArrayList<>(resources.isEmpty() ? audiences.of(client) : resources);
    }

    private SigningAlgorithm algorithm(Client client) {
        SigningAlgorithm own = client.algorithms().accessToken();
        return own == null ? properties.accessTokenAlgorithm() : own;
    }

    /** {@code at_hash} (OpenID Connect Core §3.1.3.6): the left half of the hash that the ID token's algorithm uses. */
    private static String halfHash(String accessToken, SigningAlgorithm algorithm) {
        byte[] hash = switch (algorithm) {
            case RS256, PS256, ES256 -> Digest.sha256(accessToken);
            case EDDSA -> Digest.sha512(accessToken); // RFC 8032 §5.1: the hash of Ed25519
        };
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }

    private static @Nullable String list(Set<String> scopes) {
        return scopes.isEmpty() ? null : scopes.stream().sorted().collect(Collectors.joining(" "));
    }
}
