package dev.signet.resource.token.jwt;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.resource.token.key.VerificationKey;
import dev.signet.resource.token.memory.TokenDigest;
import dev.signet.resource.token.memory.VerifiedTokens;
import dev.signet.resource.token.status.StatusReference;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;

/**
 * Accepts exactly the access tokens of <a href="https://www.rfc-editor.org/rfc/rfc9068#section-4">RFC 9068 §4</a> that
 * one of the trusted issuers made for this API; everything else is refused with a reason from {@link Refusal}.
 *
 * <p>Whose keys are looked at follows from {@code iss}, and the key from the {@code kid} alone. What a token says about its own key
 * ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) is never looked at: an attacker would write it.
 *
 * <p>What was verified is remembered by the token's digest. The end of its time, its key and its status are looked at with each request.
 *
 * <p>The framework's decoder is not used because its default refuses {@code at+jwt}, and because its error messages go
 * to the caller with internals of the library in them.
 */
public final class AccessTokenDecoder implements JwtDecoder {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.EdDSA, JWSAlgorithm.RS256, JWSAlgorithm.PS256);
    /** Compared without regard to case, with or without the prefix, as RFC 7515 §4.1.9 has it. */
    private static final Set<JOSEObjectType> TYPES =
            Set.of(new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"));

    private final Map<String, TrustedIssuer> issuers;
    private final VerifiedTokens<Verified> remembered;
    private final MappedJwtClaimSetConverter claimTypes = MappedJwtClaimSetConverter.withDefaults(Map.of());

    /**
     * What a token with a good signature says, without the token itself.
     *
     * @param issuer whose it is
     * @param key which verified it
     * @param place where its status stands, if it has one
     */
    private record Verified(
            TrustedIssuer issuer,
            VerificationKey key,
            Instant issued,
            Instant expires,
            Map<String, Object> header,
            Map<String, Object> claims,
            @Nullable StatusReference place) {

        Jwt of(String token) {
            return new Jwt(token, issued, expires, header, claims);
        }
    }

    /** @param mostRemembered how many verified tokens are remembered */
    public AccessTokenDecoder(Collection<TrustedIssuer> issuers, int mostRemembered, Clock clock) {
        this.issuers = issuers.stream().collect(Collectors.toUnmodifiableMap(TrustedIssuer::name, issuer -> issuer));
        this.remembered = new VerifiedTokens<>(mostRemembered, clock);
    }

    /**
     * The verified token.
     *
     * @throws BadJwtException when the token is refused; the message is fit for the caller
     * @throws dev.signet.resource.token.key.OutageException when nothing can be said about it now
     */
    @Override
    public Jwt decode(String token) {
        TokenDigest digest = TokenDigest.of(token);
        Verified verified = remembered
                .find(digest)
                .filter(AccessTokenDecoder::isKeyStillGood)
                .orElseGet(() -> verify(token, digest));
        Optional<Refusal> refusal = verified.issuer().status().brokenBy(verified.place());
        if (refusal.isPresent()) {
            remembered.forget(digest);
            throw refusal.get().asException();
        }
        return verified.of(token);
    }

    private static boolean isKeyStillGood(Verified known) {
        return known.issuer().stillPublishes(known.key());
    }

    private Verified verify(String token, TokenDigest digest) {
        SignedJWT signed = parse(token);
        require(headerRefusal(signed.getHeader()));
        JWTClaimsSet claims = ClaimRules.read(signed).orElseThrow(Refusal.MALFORMED::asException);
        TrustedIssuer issuer = issuerOf(claims);
        VerificationKey key = issuer.verifying(signed);
        require(issuer.rules().brokenBy(claims).orElse(null));
        Verified verified = new Verified(
                issuer,
                key,
                claims.getIssueTime().toInstant(),
                claims.getExpirationTime().toInstant(),
                signed.getHeader().toJSONObject(),
                claimTypes.convert(claims.getClaims()),
                issuer.status().placeOf(claims));
        remembered.remember(digest, verified, issuer.rules().endOf(claims));
        return verified;
    }

    /** Whose token it says it is; that it is true, its signature must show. */
    private TrustedIssuer issuerOf(JWTClaimsSet claims) {
        String name = claims.getIssuer();
        if (name == null) {
            throw Refusal.MISSING_CLAIM.asException();
        }
        TrustedIssuer issuer = issuers.get(name);
        if (issuer == null) {
            throw Refusal.WRONG_ISSUER.asException();
        }
        return issuer;
    }

    private static SignedJWT parse(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | IllegalArgumentException malformed) {
            throw Refusal.MALFORMED.asException();
        }
    }

    private static @Nullable Refusal headerRefusal(JWSHeader header) {
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            return Refusal.WRONG_ALGORITHM;
        }
        if (header.getType() == null || !TYPES.contains(header.getType())) {
            return Refusal.WRONG_TYPE;
        }
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            return Refusal.UNKNOWN_EXTENSION;
        }
        return header.getKeyID() == null ? Refusal.UNKNOWN_KEY : null;
    }

    private static void require(@Nullable Refusal refusal) {
        if (refusal != null) {
            throw refusal.asException();
        }
    }
}
