package dev.signet.resource.token.opaque;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies JWTs as another decoder does, and asks the authorization server about every other token. Which it is follows from its shape:
 * three parts with dots between them are a signed JWT (RFC 7515 §7.1), and are never sent anywhere. Whoever makes an
 * opaque token look like one only has it refused.
 *
 * <p>What comes of an opaque token is a {@link Jwt} too, with the claims that the server told and the {@code typ} {@value #TYPE}: an
 * application need not know the difference.
 */
public final class EitherTokens implements JwtDecoder {

    /** The {@code typ} of what was not signed but told. */
    public static final String TYPE = "opaque";

    private static final String NOT_ACTIVE = "The access token has ended, or was never given out";
    private static final String UNREADABLE =
            "The authorization server tells of the access token in a way that is not understood";
    private static final Pattern SIGNED_JWT = Pattern.compile("[^.]+\\.[^.]*\\.[^.]*");

    private final JwtDecoder jwts;
    private final Introspection introspection;
    private final Consumer<JWTClaimsSet> rules;
    private final MappedJwtClaimSetConverter claimTypes = MappedJwtClaimSetConverter.withDefaults(Map.of());

    /**
     * Both kinds, or JWTs alone where the settings name no endpoint.
     *
     * @param jwts verifies what is a JWT
     * @param rules throw a {@link BadJwtException} when claims do not open this API: the server tells of tokens for others too
     */
    public static JwtDecoder with(
            IntrospectionSettings settings,
            JwtDecoder jwts,
            Consumer<JWTClaimsSet> rules,
            Clock clock,
            JsonMapper json) {
        URI endpoint = settings.uri();
        String clientId = settings.clientId();
        String clientSecret = settings.clientSecret();
        if (endpoint == null || clientId == null || clientSecret == null) {
            return jwts;
        }
        IntrospectionClient server =
                new IntrospectionClient(endpoint, clientId, clientSecret, settings.timeout(), json);
        return new EitherTokens(jwts, new Introspection(server, settings.cache(), clock), rules);
    }

    private EitherTokens(JwtDecoder jwts, Introspection introspection, Consumer<JWTClaimsSet> rules) {
        this.jwts = jwts;
        this.introspection = introspection;
        this.rules = rules;
    }

    @Override
    public Jwt decode(String token) {
        return SIGNED_JWT.matcher(token).matches() ? jwts.decode(token) : asked(token);
    }

    private Jwt asked(String token) {
        Map<String, Object> told = introspection.of(token).orElseThrow(() -> new BadJwtException(NOT_ACTIVE));
        JWTClaimsSet claims = read(told);
        rules.accept(claims);
        return new Jwt(
                token,
                claims.getIssueTime().toInstant(),
                claims.getExpirationTime().toInstant(),
                Map.of("typ", TYPE),
                claimTypes.convert(claims.getClaims()));
    }

    private static JWTClaimsSet read(Map<String, Object> told) {
        try {
            return JWTClaimsSet.parse(told);
        } catch (ParseException | IllegalArgumentException malformed) {
            throw new BadJwtException(UNREADABLE);
        }
    }
}
