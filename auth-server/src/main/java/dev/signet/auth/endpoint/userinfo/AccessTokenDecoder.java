package dev.signet.auth.endpoint.userinfo;

import dev.signet.auth.endpoint.ProvenKey;
import dev.signet.auth.token.AccessToken;
import dev.signet.auth.token.TokenJudging;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Takes access tokens at this server's own protected endpoints: genuine ones that are good now, of whoever has the key that
 * they are bound to. The framework's decoder would
 * refuse {@code typ: at+jwt}, and knows nothing of revocation.
 */
@Component
class AccessTokenDecoder implements JwtDecoder {

    /** Under which the endpoint finds what the token says, which the framework hands on. */
    static final String GOOD = AccessToken.class.getName();

    private final TokenJudging tokens;

    AccessTokenDecoder(TokenJudging tokens) {
        this.tokens = tokens;
    }

    @Override
    public Jwt decode(String token) {
        AccessToken good = tokens.presented(token, ProvenKey.current().orElse(null))
                .orElseThrow(() -> new BadJwtException("The access token is not good."));
        Jwt.Builder jwt = Jwt.withTokenValue(token)
                .header("typ", "at+jwt")
                .subject(good.subject())
                .issuedAt(good.issuedAt())
                .expiresAt(good.expiresAt())
                .claim("scope", String.join(" ", good.scopes()))
                .claim(GOOD, good);
        return jwt.build();
    }
}
