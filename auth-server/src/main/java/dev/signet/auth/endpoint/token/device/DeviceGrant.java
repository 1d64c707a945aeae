package dev.signet.auth.endpoint.token.device;

import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.TokenGrant;
import dev.signet.auth.endpoint.token.AuthenticatedClient;
import dev.signet.auth.endpoint.token.TokenAnswer;
import dev.signet.auth.grant.CodeRedemption;
import dev.signet.auth.grant.Redemption;
import dev.signet.auth.grant.device.DeviceRequests;
import dev.signet.auth.grant.device.Poll;
import dev.signet.auth.grant.live.LiveTokens;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2DeviceCodeAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * {@code grant_type=urn:ietf:params:oauth:grant-type:device_code} (RFC 8628 §3.4). What a person allowed is redeemed once, as a code is; a
 * second time ends the grant, for then two parties hold one device code.
 */
@Component
@ConditionalOnProperty(name = "signet.device.enabled", matchIfMissing = true)
class DeviceGrant implements TokenGrant {

    private final Clients clients;
    private final DeviceRequests requests;
    private final CodeRedemption redemption;
    private final Revocation revocation;
    private final TokenAnswer answer;

    DeviceGrant(
            Clients clients,
            DeviceRequests requests,
            CodeRedemption redemption,
            Revocation revocation,
            TokenAnswer answer) {
        this.clients = clients;
        this.requests = requests;
        this.redemption = redemption;
        this.revocation = revocation;
        this.answer = answer;
    }

    @Override
    public AuthorizationGrantType type() {
        return AuthorizationGrantType.DEVICE_CODE;
    }

    @Override
    public AuthenticationConverter converter() {
        return new OAuth2DeviceCodeAuthenticationConverter();
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2DeviceCodeAuthenticationToken request = (OAuth2DeviceCodeAuthenticationToken) authentication;
        AuthenticatedClient client = AuthenticatedClient.of(request.getPrincipal(), clients, type());
        Poll poll = requests.poll(request.getDeviceCode(), client.client().id());
        if (poll instanceof Poll.Allowed allowed) {
            return redeem(client, allowed);
        }
        throw refused(poll);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2DeviceCodeAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Authentication redeem(AuthenticatedClient client, Poll.Allowed allowed) {
        Duration refreshIdle = client.mayRefresh()
                ? client.client().registration().getTokenSettings().getRefreshTokenTimeToLive()
                : null;
        Redemption outcome = redemption.redeem(
                allowed.grant(),
                client.key(),
                refreshIdle,
                grant -> answer.slot(client.client(), grant, LiveTokens.NONE));
        if (outcome instanceof Redemption.Redeemed redeemed) {
            return answer.onBehalf(
                    client,
                    redeemed.grant(),
                    redeemed.grant().scopes(),
                    redeemed.accessToken(),
                    redeemed.refreshToken(),
                    null);
        }
        if (outcome instanceof Redemption.Reused reused) {
            revocation.endGrant(reused.grant(), EndReason.CODE_REUSED);
            throw OAuthErrors.invalidGrant();
        }
        throw allowed.late() ? OAuthErrors.expiredToken() : OAuthErrors.invalidGrant();
    }

    private static OAuth2AuthenticationException refused(Poll poll) {
        if (poll instanceof Poll.Pending) {
            return OAuthErrors.authorizationPending();
        }
        if (poll instanceof Poll.TooFast) {
            return OAuthErrors.slowDown();
        }
        if (poll instanceof Poll.Denied) {
            return OAuthErrors.accessDenied();
        }
        return poll instanceof Poll.Expired ? OAuthErrors.expiredToken() : OAuthErrors.invalidGrant();
    }
}
