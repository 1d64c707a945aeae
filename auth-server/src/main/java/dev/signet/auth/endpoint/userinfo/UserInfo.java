package dev.signet.auth.endpoint.userinfo;

import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * The claims of a user, as they are now, by the scopes of the access token (OpenID Connect Core §5.3, §5.4). Ours instead of the
 * framework's, which repeats what stood in the ID token when the person signed in.
 */
@Component
class UserInfo implements AuthenticationProvider, ProtocolExtension {

    /** How the framework marks the scopes of a bearer token among its authorities. */
    private static final String SCOPE = "SCOPE_";

    private final Users users;

    UserInfo(Users users) {
        this.users = users;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        server.oidc(oidc -> oidc.userInfoEndpoint(endpoint -> endpoint.authenticationProviders(providers -> {
                    providers.clear();
                    providers.add(this);
                })
                .errorResponseHandler(new BearerRefusal())));
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof JwtAuthenticationToken bearer) || !bearer.isAuthenticated()) {
            throw OAuthErrors.invalidToken();
        }
        Set<String> scopes = bearer.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(authority -> authority.startsWith(SCOPE))
                .map(authority -> authority.substring(SCOPE.length()))
                .collect(Collectors.toSet());
        if (!scopes.contains(OidcScopes.OPENID)) {
            throw OAuthErrors.insufficientScope(OidcScopes.OPENID);
        }
        UserAccount user = users.find(UserId.parse(bearer.getName()))
                .filter(UserAccount::enabled)
                .orElseThrow(OAuthErrors::invalidToken);
        return new OidcUserInfoAuthenticationToken(bearer, claims(user, scopes));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OidcUserInfoAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static OidcUserInfo claims(UserAccount user, Set<String> scopes) {
        OidcUserInfo.Builder claims = OidcUserInfo.builder().subject(user.id().toString());
        if (scopes.contains(OidcScopes.PROFILE)) {
            claims.name(user.name())
                    .preferredUsername(user.username())
                    .claim("updated_at", user.updatedAt().getEpochSecond());
            claims.claims(all -> {
                putIfKnown(all, "given_name", user.givenName());
                putIfKnown(all, "family_name", user.familyName());
                putIfKnown(all, "locale", user.locale());
            });
        }
        if (scopes.contains(OidcScopes.EMAIL) && user.email() != null) {
            claims.email(user.email()).emailVerified(user.emailVerified());
        }
        return claims.build();
    }

    private static void putIfKnown(Map<String, Object> claims, String name, @Nullable String value) {
        if (value != null) {
            claims.put(name, value);
        }
    }
}
