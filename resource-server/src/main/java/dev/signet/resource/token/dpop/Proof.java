package dev.signet.resource.token.dpop;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.resource.token.key.VerificationKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a DPoP proof says, of the right kind and complete (RFC 9449 §4.2), before anything of it is believed.
 *
 * @param signed the proof itself
 * @param key the key that it came with
 * @param claims its claims, of which {@code jti}, {@code htm}, {@code htu}, {@code ath} and {@code iat} are there
 */
record Proof(SignedJWT signed, VerificationKey key, JWTClaimsSet claims) {

    /** In the order of preference in which they are told to clients. */
    static final List<JWSAlgorithm> ALGORITHMS =
            List.of(JWSAlgorithm.ES256, JWSAlgorithm.EdDSA, JWSAlgorithm.PS256, JWSAlgorithm.RS256);

    private static final Set<JOSEObjectType> TYPES =
            Set.of(new JOSEObjectType("dpop+jwt"), new JOSEObjectType("application/dpop+jwt"));
    private static final List<String> TEXTS = List.of("jti", "htm", "htu", "ath");

    /** The proof that the text holds. */
    static Proof read(String text) {
        SignedJWT signed = parse(text);
        JWSHeader header = signed.getHeader();
        if (header.getType() == null || !TYPES.contains(header.getType())) {
            throw ProofRefusal.WRONG_TYPE.asException();
        }
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            throw ProofRefusal.WRONG_ALGORITHM.asException();
        }
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            throw ProofRefusal.UNKNOWN_EXTENSION.asException();
        }
        VerificationKey key = Optional.ofNullable(header.getJWK())
                .flatMap(VerificationKey::presented)
                .filter(presented -> presented.allows(header.getAlgorithm()))
                .orElseThrow(ProofRefusal.UNUSABLE_KEY::asException);
        return new Proof(signed, key, claims(signed));
    }

    private static SignedJWT parse(String text) {
        try {
            return SignedJWT.parse(text);
        } catch (ParseException | IllegalArgumentException malformed) {
            throw ProofRefusal.MALFORMED.asException();
        }
    }

    private static JWTClaimsSet claims(SignedJWT signed) {
        try {
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            if (claims != null
                    && claims.getIssueTime() != null
                    && TEXTS.stream().allMatch(name -> isText(claims, name))) {
                return claims;
            }
        } catch (ParseException unreadable) {
            throw ProofRefusal.MALFORMED.asException();
        }
        throw ProofRefusal.MISSING_CLAIM.asException();
    }

    private static boolean isText(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isBlank();
    }

    String text(String name) {
        return String.valueOf(claims.getClaim(name));
    }

    Instant issuedAt() {
        return claims.getIssueTime().toInstant();
    }
}
