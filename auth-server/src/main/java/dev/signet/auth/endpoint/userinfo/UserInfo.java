package dev.signet.auth.endpoint.userinfo;

import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import dev.signet.auth.user.profile.Profile;
import dev.signet.auth.user.profile.Profiles;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Profiles profiles;

    UserInfo(Users users, Profiles profiles) {
        this.users = users;
        this.profiles = profiles;
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

    private OidcUserInfo claims(UserAccount user, Set<String> scopes) {
        Set<String> asked = StandardClaims.named(scopes);
        Map<String, Object> known = StandardClaims.of(user, asked.isEmpty() ? Profile.NONE : profiles.find(user.id()));
        known.keySet().retainAll(asked);
        return OidcUserInfo.builder()
                .subject(user.id().toString())
                .claims(all -> all.putAll(known))
                .build();
    }
}
