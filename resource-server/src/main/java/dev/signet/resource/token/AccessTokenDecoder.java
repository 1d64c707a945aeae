package dev.signet.resource.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.resource.token.key.KeyCache;
import dev.signet.resource.token.key.VerificationKey;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;

/**
 * Accepts exactly the access tokens of <a href="https://www.rfc-editor.org/rfc/rfc9068#section-4">RFC 9068 §4</a> that
 * one issuer made for this API; everything else is refused with a reason from {@link Refusal}.
 *
 * <p>The key comes from the issuer's published keys by {@code kid} alone. What a token says about its own key
 * ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) is never looked at: an attacker would write it.
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

    private final KeyCache keys;
    private final ClaimRules rules;
    private final StatusRules status;
    private final MappedJwtClaimSetConverter claimTypes = MappedJwtClaimSetConverter.withDefaults(Map.of());

    AccessTokenDecoder(KeyCache keys, ClaimRules rules, StatusRules status) {
        this.keys = keys;
        this.rules = rules;
        this.status = status;
    }

    /**
     * The verified token.
     *
     * @throws BadJwtException when the token is refused; the message is fit for the caller
     * @throws dev.signet.resource.token.key.OutageException when nothing can be said about it now
     */
    @Override
    public Jwt decode(String token) {
        SignedJWT signed = parse(token);
        require(headerRefusal(signed.getHeader()));
        require(signatureRefusal(signed));
        JWTClaimsSet claims = ClaimRules.read(signed).orElseThrow(Refusal.MALFORMED::asException);
        require(rules.brokenBy(claims).orElse(null));
        require(status.brokenBy(status.placeOf(claims)).orElse(null));
        return new Jwt(
                token,
                claims.getIssueTime().toInstant(),
                claims.getExpirationTime().toInstant(),
                signed.getHeader().toJSONObject(),
                claimTypes.convert(claims.getClaims()));
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

    private @Nullable Refusal signatureRefusal(SignedJWT signed) {
        Optional<VerificationKey> key = keys.find(signed.getHeader().getKeyID());
        if (key.isEmpty()) {
            return Refusal.UNKNOWN_KEY;
        }
        if (!key.get().allows(signed.getHeader().getAlgorithm())) {
            return Refusal.WRONG_ALGORITHM;
        }
        return key.get().verifies(signed) ? null : Refusal.WRONG_SIGNATURE;
    }

    private static void require(@Nullable Refusal refusal) {
        if (refusal != null) {
            throw refusal.asException();
        }
    }
}
