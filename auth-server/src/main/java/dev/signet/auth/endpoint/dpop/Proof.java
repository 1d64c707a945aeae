package dev.signet.auth.endpoint.dpop;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.key.jose.ForeignKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a DPoP proof says (RFC 9449 §4.2), of the right kind, complete and signed by the key in it; not yet held against the request.
 * Prints nothing of itself.
 */
record Proof(ForeignKey key, JWTClaimsSet claims) {

    /** In the order of preference in which clients are told them. RSA with PKCS #1 v1.5 is left out, as FAPI 2.0 demands. */
    static final List<SigningAlgorithm> ALGORITHMS =
            List.of(SigningAlgorithm.ES256, SigningAlgorithm.EDDSA, SigningAlgorithm.PS256);

    private static final String TYPE = "dpop+jwt";
    private static final int LONGEST = 4_000;
    private static final int LONGEST_ID = 1_000;

    /** Empty for what is no such proof. */
    static Optional<Proof> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return isProof(jwt.getHeader()) && isComplete(claims)
                    ? Optional.ofNullable(jwt.getHeader().getJWK())
                            .flatMap(ForeignKey::of)
                            .filter(key -> key.verifies(jwt))
                            .map(key -> new Proof(key, claims))
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    String method() {
        return text("htm");
    }

    String address() {
        return text("htu");
    }

    String id() {
        return text("jti");
    }

    Instant issuedAt() {
        return claims.getIssueTime().toInstant();
    }

    /** Of the access token that it goes with (§4.2); null for none. */
    @Nullable
    String tokenHash() {
        return claims.getClaim("ath") instanceof String hash ? hash : null;
    }

    @Nullable
    String nonce() {
        return claims.getClaim("nonce") instanceof String nonce ? nonce : null;
    }

    private String text(String name) {
        return String.valueOf(claims.getClaim(name));
    }

    private static boolean isProof(JWSHeader header) {
        return header.getType() != null
                && TYPE.equalsIgnoreCase(header.getType().getType())
                && ALGORITHMS.stream().anyMatch(one -> one.jws().equals(header.getAlgorithm()))
                && header.getCriticalParams() == null
                && header.isBase64URLEncodePayload();
    }

    private static boolean isComplete(JWTClaimsSet claims) {
        return claims.getIssueTime() != null
                && isText(claims, "htm")
                && isText(claims, "htu")
                && isText(claims, "jti")
                && claims.getJWTID().length() <= LONGEST_ID;
    }

    private static boolean isText(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isBlank();
    }

    @Override
    public String toString() {
        return "Proof[hidden]";
    }
}
