package dev.signet.auth.endpoint.client;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client assertion (RFC 7523 §3) as it was sent: of the right form, and nothing of it believed. Prints nothing of itself.
 *
 * @param client whose it says it is
 * @param endpoint where it was sent, as this server calls that
 */
record Assertion(SignedJWT jwt, JWTClaimsSet claims, String client, String endpoint) {

    private static final int LONGEST = 8_000;

    /** Any other says that the JWT is something else, which must not pass for an assertion (RFC 8725 §3.11). */
    private static final Set<String> TYPES = Set.of("jwt", "client-authentication+jwt");

    /** Empty if it is no signed JWT, is of another type, asks for an extension, or does not say that client and issuer are one. */
    static Optional<Assertion> read(String text, String endpoint) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String client = claims.getSubject();
            return isAssertion(jwt.getHeader())
                            && client != null
                            && !client.isBlank()
                            && client.equals(claims.getIssuer())
                    ? Optional.of(new Assertion(jwt, claims, client, endpoint))
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** {@code aud} as it stands in the JSON: a string, a list, or something else. */
    @Nullable
    Object audience() {
        return jwt.getPayload().toJSONObject().get("aud");
    }

    private static boolean isAssertion(JWSHeader header) {
        JOSEObjectType type = header.getType();
        return (type == null || TYPES.contains(type.getType().toLowerCase(Locale.ROOT)))
                && header.getCriticalParams() == null
                && header.isBase64URLEncodePayload();
    }

    @Override
    public String toString() {
        return "Assertion[" + client + "]";
    }
}
