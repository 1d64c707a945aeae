package dev.signet.auth.endpoint.dpop;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.auth.Confirmation;
import dev.signet.auth.Issuer;
import dev.signet.auth.endpoint.DPoPProperties;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.replay.UsedOnce;
import dev.signet.auth.secret.Digest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds the proof of a request against the request (RFC 9449 §4.3). Where the request went is known from the issuer's address and the
 * path, never from its {@code Host} header, which whoever sends it writes.
 */
@Component
class ProofCheck {

    static final String HEADER = "DPoP";

    /** How far the clock of a client may be off, either way. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private final Issuer issuer;
    private final DPoPProperties properties;
    private final Nonces nonces;
    private final UsedOnce used;
    private final Clock clock;

    ProofCheck(Issuer issuer, DPoPProperties properties, Nonces nonces, UsedOnce used, Clock clock) {
        this.issuer = issuer;
        this.properties = properties;
        this.nonces = nonces;
        this.used = used;
        this.clock = clock;
    }

    /** Whether the request has a proof, be it good or not. */
    static boolean present(HttpServletRequest request) {
        return request.getHeader(HEADER) != null;
    }

    /**
     * The proof of {@code request}, which is good but for its use: it must be {@link #spend spent} too.
     *
     * @param accessToken that the proof goes with; null where there is none yet
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException with {@code invalid_dpop_proof}, or
     *     {@code use_dpop_nonce} if nothing is wrong but the nonce
     */
    Proof check(HttpServletRequest request, @Nullable String accessToken) {
        List<String> headers = Collections.list(request.getHeaders(HEADER));
        Proof proof = headers.size() == 1 ? Proof.read(headers.get(0)).orElse(null) : null;
        if (proof == null
                || !proof.method().equals(request.getMethod())
                || !isAt(request, proof)
                || !isNow(proof.issuedAt())
                || !isValidNow(proof.claims())
                || (accessToken != null && !goesWith(accessToken, proof))) {
            throw OAuthErrors.invalidDPoPProof();
        }
        if (properties.nonceRequired() && (proof.nonce() == null || !nonces.good(proof.nonce()))) {
            throw OAuthErrors.useDPoPNonce();
        }
        return proof;
    }

    /**
     * Uses the proof up, and tells with which key it was made.
     *
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException with {@code invalid_dpop_proof} if it was used
     *     before, on any node
     */
    Confirmation spend(Proof proof) {
        String thumbprint = proof.key().thumbprint();
        Instant until = proof.issuedAt().plus(properties.proofLifetime()).plus(SKEW);
        if (!used.first(UsedOnce.Kind.DPOP_PROOF, thumbprint, proof.id(), until.plusSeconds(1))) {
            throw OAuthErrors.invalidDPoPProof();
        }
        return Confirmation.ofProofKey(thumbprint);
    }

    private static boolean goesWith(String accessToken, Proof proof) {
        String hash = proof.tokenHash();
        return hash != null && Digest.equal(Digest.sha256Base64url(accessToken), hash);
    }

    private boolean isAt(HttpServletRequest request, Proof proof) {
        Optional<String> claimed = Address.normal(proof.address());
        return claimed.isPresent() && claimed.equals(Address.normal(issuer.value() + request.getRequestURI()));
    }

    /** What no proof need say, and some do (RFC 7519 §4.1.4, §4.1.5). */
    private boolean isValidNow(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date begins = claims.getNotBeforeTime();
        Date ends = claims.getExpirationTime();
        return (begins == null || !begins.toInstant().isAfter(now.plus(SKEW)))
                && (ends == null || now.isBefore(ends.toInstant().plus(SKEW)));
    }

    /** Both ends included: {@code iat} has whole seconds. */
    private boolean isNow(Instant issuedAt) {
        Instant now = clock.instant();
        return !issuedAt.isAfter(now.plus(SKEW))
                && !issuedAt.isBefore(now.minus(SKEW).minus(properties.proofLifetime()));
    }
}
