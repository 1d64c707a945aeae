package dev.signet.auth.endpoint.userinfo;

import dev.signet.auth.Encryption;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.grant.claims.AskedClaims;
import dev.signet.auth.grant.claims.ClaimsRequest;
import dev.signet.auth.key.Keys;
import dev.signet.auth.token.AccessToken;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.Users;
import dev.signet.auth.user.profile.Profiles;
import dev.signet.auth.user.profile.StandardClaims;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * The claims of a user, as they are now, by the scopes of the access token and what the client asked for besides (OpenID Connect Core §5.3, §5.4, §5.5). Ours instead of the
 * framework's, which repeats what stood in the ID token when the person signed in.
 */
@Component
class UserInfo implements AuthenticationProvider, ProtocolExtension {

    private final Users users;
    private final Profiles profiles;
    private final AskedClaims asked;
    private final UserInfoResponse response;
    private final Keys keys;

    UserInfo(Users users, Profiles profiles, AskedClaims asked, UserInfoResponse response, Keys keys) {
        this.users = users;
        this.profiles = profiles;
        this.asked = asked;
        this.response = response;
        this.keys = keys;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        server.oidc(oidc -> oidc.userInfoEndpoint(endpoint -> endpoint.authenticationProviders(providers -> {
                    providers.clear();
                    providers.add(this);
                })
                .userInfoResponseHandler(response)
                .errorResponseHandler(new BearerRefusal())));
    }

    @Override
    public void describe(Map<String, Object> metadata) {
        metadata.put(
                "userinfo_signing_alg_values_supported",
                keys.algorithms().stream().map(SigningAlgorithm::wireName).toList());
        for (String what : List.of("userinfo", "id_token")) {
            metadata.put(
                    what + "_encryption_alg_values_supported",
                    Arrays.stream(Encryption.Alg.values())
                            .map(Encryption.Alg::wireName)
                            .toList());
            metadata.put(
                    what + "_encryption_enc_values_supported",
                    Arrays.stream(Encryption.Enc.values())
                            .map(Encryption.Enc::wireName)
                            .toList());
        }
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof JwtAuthenticationToken bearer)
                || !bearer.isAuthenticated()
                || !(bearer.getToken().getClaims().get(AccessTokenDecoder.GOOD) instanceof AccessToken token)) {
            throw OAuthErrors.invalidToken();
        }
        if (!token.scopes().contains(OidcScopes.OPENID)) {
            throw OAuthErrors.insufficientScope(OidcScopes.OPENID);
        }
        UserAccount user = Optional.ofNullable(token.user())
                .flatMap(users::find)
                .filter(UserAccount::enabled)
                .orElseThrow(OAuthErrors::invalidToken);
        return new OidcUserInfoAuthenticationToken(bearer, claims(user, token));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OidcUserInfoAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private OidcUserInfo claims(UserAccount user, AccessToken token) {
        Map<String, ClaimsRequest.Wanted> wanted = new LinkedHashMap<>();
        StandardClaims.named(token.scopes()).forEach(name -> wanted.put(name, ClaimsRequest.Wanted.ANY));
        Optional.ofNullable(token.grant())
                .ifPresent(grant -> wanted.putAll(asked.of(grant).userinfo()));
        Map<String, Object> told = ClaimsRequest.told(wanted, profiles.claims(user, wanted.keySet()));
        return OidcUserInfo.builder()
                .subject(token.subject())
                .claims(all -> all.putAll(told))
                .build();
    }
}
