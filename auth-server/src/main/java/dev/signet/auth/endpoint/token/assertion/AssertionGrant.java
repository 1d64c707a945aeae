package dev.signet.auth.endpoint.token.assertion;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ResourceIndicators;
import dev.signet.auth.endpoint.TokenGrant;
import dev.signet.auth.endpoint.token.AuthenticatedClient;
import dev.signet.auth.endpoint.token.TokenAnswer;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.CodeRedemption;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.grant.Grants;
import dev.signet.auth.grant.Redemption;
import dev.signet.auth.grant.live.LiveTokens;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoSessions;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * {@code grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer} (RFC 7523 §2.1): an access token for a person for whom a trusted issuer vouches. It hangs on a
 * session that no browser has and that lasts as long as the token, so that every end reaches it. There is no refresh token: whoever needs another access
 * token brings another assertion (RFC 7521 §4.1); and no ID token, for nobody signed in here.
 */
@Component
@ConditionalOnProperty("signet.jwt-bearer.enabled")
class AssertionGrant implements TokenGrant {

    /** Scopes that speak of somebody who is there, or of somebody who said what happens when they are not. */
    private static final Set<String> OF_LOGINS = Set.of("openid", "offline_access");

    private final Clients clients;
    private final Vouching vouching;
    private final SsoSessions sessions;
    private final Grants grants;
    private final CodeRedemption redemption;
    private final ResourceIndicators resources;
    private final TokenAnswer answer;
    private final RandomValues random;
    private final Clock clock;

    AssertionGrant(
            Clients clients,
            Vouching vouching,
            SsoSessions sessions,
            Grants grants,
            CodeRedemption redemption,
            ResourceIndicators resources,
            TokenAnswer answer,
            RandomValues random,
            Clock clock) {
        this.clients = clients;
        this.vouching = vouching;
        this.sessions = sessions;
        this.grants = grants;
        this.redemption = redemption;
        this.resources = resources;
        this.answer = answer;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public AuthorizationGrantType type() {
        return AuthorizationGrantType.JWT_BEARER;
    }

    @Override
    public AuthenticationConverter converter() {
        return new AssertionConverter();
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        AssertionRequest request = (AssertionRequest) authentication;
        AuthenticatedClient client = AuthenticatedClient.of(request.getPrincipal(), clients, type());
        Set<String> targets = ResourceIndicators.read(request.getAdditionalParameters());
        resources.allowed(client.client(), targets); // refused before the assertion is spent
        Vouching.Vouched vouched =
                vouching.judge(client.client(), request.assertion()).orElseThrow(OAuthErrors::invalidGrant);
        Set<String> scopes = scopes(client.client(), vouched, request.scopes());
        Redemption.Redeemed redeemed = begin(client, vouched, scopes);
        AccessGrant grant = resources.narrow(client.client(), redeemed.grant(), targets);
        return answer.onBehalf(client, grant, scopes, redeemed.accessToken(), null, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return AssertionRequest.class.isAssignableFrom(authentication);
    }

    /** A session, a grant and its one token, all of which end when the token does. */
    private Redemption.Redeemed begin(AuthenticatedClient client, Vouching.Vouched vouched, Set<String> scopes) {
        Instant until = clock.instant()
                .plus(client.client().registration().getTokenSettings().getAccessTokenTimeToLive());
        SignedIn person = sessions.vouch(vouched.user(), until);
        GrantId id = new GrantId(random.id());
        if (grants.allowDevice(id, client.client().id(), person, scopes, until)
                && redemption.redeem(
                                id, client.key(), null, grant -> answer.slot(client.client(), grant, LiveTokens.NONE))
                        instanceof Redemption.Redeemed redeemed) {
            return redeemed;
        }
        throw OAuthErrors.invalidGrant(); // The account was disabled at this very moment.
    }

    /** What both may have, or as much of it as is asked for. */
    private static Set<String> scopes(Client client, Vouching.Vouched vouched, Set<String> asked) {
        Set<String> most = new HashSet<>(vouched.most());
        most.retainAll(client.registration().getScopes());
        most.removeAll(OF_LOGINS);
        if (!most.containsAll(asked)) {
            throw OAuthErrors.invalidScope();
        }
        return asked.isEmpty() ? most : asked;
    }
}
