package dev.signet.auth.config.api;

import dev.signet.auth.admin.api.AdminApi;
import dev.signet.auth.admin.api.ApiCaller;
import dev.signet.auth.token.AccessToken;
import dev.signet.auth.token.TokenJudging;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Takes access tokens for the administration API: genuine ones that are good now and name it as their audience. One that a user
 * gave a client counts only while that user is an administrator. Deliberately no bean of the framework's type: that would be asked about
 * every login, too.
 */
@Component
class AdminTokens {

    private final TokenJudging tokens;
    private final AdminApi api;
    private final Users users;

    AdminTokens(TokenJudging tokens, AdminApi api, Users users) {
        this.tokens = tokens;
        this.api = api;
        this.users = users;
    }

    /** @throws OAuth2AuthenticationException with an error of RFC 6750 §3.1 */
    Authentication judge(Authentication authentication) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        AccessToken good = tokens.presented(token, null)
                .filter(access -> access.audience().contains(api.audience()))
                .orElseThrow(() -> new InvalidBearerTokenException("The access token is not good for this API."));
        if (good.user() != null && !administrator(good.user())) {
            throw new OAuth2AuthenticationException(
                    BearerTokenErrors.insufficientScope("Only for administrators.", null));
        }
        ApiCaller caller = new ApiCaller(good.client(), good.user(), good.scopes());
        return UsernamePasswordAuthenticationToken.authenticated(caller, null, AuthorityUtils.NO_AUTHORITIES);
    }

    private boolean administrator(UserId id) {
        return users.find(id)
                .filter(UserAccount::enabled)
                .filter(UserAccount::administrator)
                .isPresent();
    }
}
