package dev.signet.auth.endpoint.authorization.object;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.endpoint.ResourceIndicators;
import dev.signet.auth.endpoint.authorization.request.RequestParameters;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request object as it was sent: of the right form, and nothing of it believed. */
record RequestObject(SignedJWT jwt, JWTClaimsSet claims) {

    private static final int LONGEST = 16_000;

    /** RFC 9101 §10.8.1; what OpenID Connect calls nothing or {@code JWT}. Any other is another kind of token. */
    private static final Set<String> TYPES = Set.of("oauth-authz-req+jwt", "jwt");

    /** Claims of the JWT itself, which are no parameters. */
    private static final Set<String> OF_THE_JWT = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti");

    /** Empty if it is no signed JWT, is of another type or asks for an extension. */
    static Optional<RequestObject> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            return wellFormed(jwt.getHeader())
                    ? Optional.of(new RequestObject(jwt, jwt.getJWTClaimsSet()))
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Its claims as parameters: what is no text stands there as its JSON (RFC 9101 §4). */
    RequestParameters parameters() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        jwt.getPayload().toJSONObject().forEach((name, value) -> {
            if (!OF_THE_JWT.contains(name) && value != null) {
                found.put(name, texts(name, value));
            }
        });
        return new RequestParameters(found);
    }

    private static List<String> texts(String name, Object value) {
        if (ResourceIndicators.PARAMETER.equals(name) && value instanceof List<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return List.of(text(value));
    }

    @SuppressWarnings("unchecked") // a JSON object has texts as names
    private static String text(Object value) {
        if (value instanceof Map<?, ?> object) {
            return JSONObjectUtils.toJSONString((Map<String, ?>) object);
        }
        return value instanceof List<?> list ? JSONArrayUtils.toJSONString(list) : value.toString();
    }

    private static boolean wellFormed(JWSHeader header) {
        @Nullable JOSEObjectType type = header.getType();
        return (type == null || TYPES.contains(type.getType().toLowerCase(Locale.ROOT)))
                && header.getCriticalParams() == null
                && header.isBase64URLEncodePayload();
    }

    @Override
    public String toString() {
        return "RequestObject[" + jwt.getHeader().getAlgorithm() + "]";
    }
}
