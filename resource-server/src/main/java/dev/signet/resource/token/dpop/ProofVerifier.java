package dev.signet.resource.token.dpop;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/**
 * Verifies the proof of a request whose access token is verified already
 * (<a href="https://www.rfc-editor.org/rfc/rfc9449#section-4.3">RFC 9449 §4.3</a>). The key must be the token's before the
 * signature is looked at: a stranger's key of absurd size costs nothing. The proof is remembered last, so that
 * nothing but good proofs fill the memory.
 *
 * <p>With a skew of s and a lifetime of l, a proof made at t is accepted from {@code t - s} to {@code t + l + s}, both included.
 */
final class ProofVerifier implements JwtDecoderFactory<DPoPProofContext> {

    private final ApiAddresses addresses;
    private final SeenProofs seen;
    private final Duration lifetime;
    private final Duration skew;
    private final Clock clock;

    ProofVerifier(ApiAddresses addresses, SeenProofs seen, Duration lifetime, Duration skew, Clock clock) {
        this.addresses = addresses;
        this.seen = seen;
        this.lifetime = lifetime;
        this.skew = skew;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(DPoPProofContext context) {
        return proof -> verified(proof, context);
    }

    private Jwt verified(String text, DPoPProofContext request) {
        OAuth2Token token = Objects.requireNonNull(request.<OAuth2Token>getAccessToken());
        String thumbprint = thumbprintIn(token);
        Proof proof = Proof.read(text);
        require(proof.key().id().equals(thumbprint), ProofRefusal.OTHER_KEY);
        require(proof.text("htm").equals(request.getMethod()), ProofRefusal.OTHER_METHOD);
        require(addresses.isAt(proof.text("htu"), request.getTargetUri()), ProofRefusal.OTHER_ADDRESS);
        require(proof.text("ath").equals(hash(token.getTokenValue())), ProofRefusal.OTHER_TOKEN);
        require(isNow(proof.issuedAt()), ProofRefusal.WRONG_TIME);
        require(proof.key().verifies(proof.signed()), ProofRefusal.WRONG_SIGNATURE);
        require(seen.isFirst(thumbprint, proof.text("jti")), ProofRefusal.REPLAYED);
        return new Jwt(
                text,
                proof.issuedAt(),
                null,
                proof.signed().getHeader().toJSONObject(),
                proof.claims().getClaims());
    }

    private static String thumbprintIn(OAuth2Token token) {
        Object confirmation =
                token instanceof ClaimAccessor claims ? claims.getClaims().get("cnf") : null;
        if (confirmation instanceof Map<?, ?> members && members.get("jkt") instanceof String thumbprint) {
            return thumbprint;
        }
        throw ProofRefusal.UNBOUND.asException();
    }

    private boolean isNow(Instant issuedAt) {
        Instant now = clock.instant();
        return !issuedAt.isAfter(now.plus(skew))
                && !issuedAt.isBefore(now.minus(skew).minus(lifetime));
    }

    private static String hash(String token) {
        try {
            byte[] octets = token.getBytes(StandardCharsets.US_ASCII);
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(octets))
                    .toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void require(boolean kept, ProofRefusal otherwise) {
        if (!kept) {
            throw otherwise.asException();
        }
    }
}
