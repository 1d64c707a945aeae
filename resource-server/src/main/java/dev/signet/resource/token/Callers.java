package dev.signet.resource.token;

import java.net.URI;
import java.util.Objects;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/**
 * Who calls, and with which scopes. A subject is unique within its issuer only (RFC 7519 §4.1.2): a caller is named by the subject
 * alone if the token is of the API's own issuer, and otherwise by issuer and subject, so that two people never share a name.
 */
final class Callers implements Converter<Jwt, AbstractAuthenticationToken> {

    private final String ownIssuer;
    private final JwtAuthenticationConverter bySubject = new JwtAuthenticationConverter();

    Callers(URI ownIssuer) {
        this.ownIssuer = ownIssuer.toString();
        JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
        scopes.setAuthoritiesClaimName("scope");
        bySubject.setJwtGrantedAuthoritiesConverter(scopes);
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        AbstractAuthenticationToken caller = Objects.requireNonNull(bySubject.convert(token));
        String issuer = token.getClaimAsString("iss");
        return ownIssuer.equals(issuer)
                ? caller
                : new JwtAuthenticationToken(token, caller.getAuthorities(), issuer + "#" + token.getSubject());
    }
}
