package dev.signet.resource.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/**
 * Who calls, and with which scopes. A subject is unique within its issuer only (RFC 7519 §4.1.2): a caller is named by the subject
 * alone if the token is of the API's own issuer, and otherwise by issuer and subject, so that two people never share a name.
 */
final class Callers implements Converter<Jwt, AbstractAuthenticationToken> {

    private static final int SCOPES_AT_MOST = 1_000;

    private final String ownIssuer;
    private final JwtAuthenticationConverter bySubject = new JwtAuthenticationConverter();
    private final JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
    private final Cache<String, Collection<GrantedAuthority>> known =
            Caffeine.newBuilder().maximumSize(SCOPES_AT_MOST).build();

    Callers(URI ownIssuer) {
        this.ownIssuer = ownIssuer.toString();
        scopes.setAuthoritiesClaimName("scope");
        bySubject.setJwtGrantedAuthoritiesConverter(this::authorities);
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        AbstractAuthenticationToken caller = Objects.requireNonNull(bySubject.convert(token));
        String issuer = token.getClaimAsString("iss");
        return ownIssuer.equals(issuer)
                ? caller
                : new JwtAuthenticationToken(token, caller.getAuthorities(), issuer + "#" + token.getSubject());
    }

    /** Worked out once for a scope, and not again with each request. */
    private Collection<GrantedAuthority> authorities(Jwt token) {
        return token.getClaim("scope") instanceof String scope
                ? known.get(scope, unknown -> List.copyOf(scopes.convert(token)))
                : scopes.convert(token);
    }
}
