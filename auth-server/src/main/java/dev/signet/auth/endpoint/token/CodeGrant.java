package dev.signet.auth.endpoint.token;

import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.TokenGrant;
import dev.signet.auth.grant.CodeRedemption;
import dev.signet.auth.grant.Redemption;
import dev.signet.auth.grant.live.LiveTokens;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * {@code grant_type=authorization_code} (RFC 6749 §4.1.3, RFC 7636 §4.5). Ours instead of the framework's, which reads, decides and
 * then writes: of two requests with one code both could win.
 */
@Component
class CodeGrant implements TokenGrant {

    private final Clients clients;
    private final CodeRedemption codes;
    private final Revocation revocation;
    private final Narrowing narrowing;
    private final TokenAnswer answer;

    CodeGrant(Clients clients, CodeRedemption codes, Revocation revocation, Narrowing narrowing, TokenAnswer answer) {
        this.narrowing = narrowing;
        this.clients = clients;
        this.codes = codes;
        this.revocation = revocation;
        this.answer = answer;
    }

    @Override
    public AuthorizationGrantType type() {
        return AuthorizationGrantType.AUTHORIZATION_CODE;
    }

    @Override
    public AuthenticationConverter converter() {
        return new OAuth2AuthorizationCodeAuthenticationConverter();
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2AuthorizationCodeAuthenticationToken request =
                (OAuth2AuthorizationCodeAuthenticationToken) authentication;
        AuthenticatedClient client =
                AuthenticatedClient.of(request.getPrincipal(), clients, AuthorizationGrantType.AUTHORIZATION_CODE);
        CodeRedemption.Presented presented = new CodeRedemption.Presented(
                client.client().id(), request.getCode(), request.getRedirectUri(), verifier(request), client.key());
        Duration refreshIdle = client.mayRefresh()
                ? client.client().registration().getTokenSettings().getRefreshTokenTimeToLive()
                : null;
        Map<String, Object> asked = request.getAdditionalParameters();
        Redemption outcome = codes.redeem(presented, refreshIdle, grant -> {
            narrowing.narrow(client.client(), grant, asked); // refused before anything has happened
            return answer.slot(client.client(), grant, LiveTokens.NONE);
        });
        if (outcome instanceof Redemption.Redeemed redeemed) {
            return answer.onBehalf(
                    client,
                    narrowing.narrow(client.client(), redeemed.grant(), asked),
                    redeemed.grant().scopes(),
                    redeemed.accessToken(),
                    redeemed.refreshToken(),
                    redeemed.grant().nonce());
        }
        throw refused(outcome);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2AuthorizationCodeAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private OAuth2AuthenticationException refused(Redemption outcome) {
        if (outcome instanceof Redemption.Reused reused) {
            revocation.endGrant(reused.grant(), EndReason.CODE_REUSED);
        } else if (outcome instanceof Redemption.Stolen stolen) {
            revocation.endGrant(stolen.grant(), EndReason.CODE_STOLEN);
        }
        return OAuthErrors.invalidGrant();
    }

    private static @Nullable String verifier(OAuth2AuthorizationCodeAuthenticationToken request) {
        Object verifier = request.getAdditionalParameters().get(PkceParameterNames.CODE_VERIFIER);
        if (verifier != null && !(verifier instanceof String)) {
            throw OAuthErrors.invalidRequest(PkceParameterNames.CODE_VERIFIER);
        }
        return (String) verifier;
    }
}
