package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.registered.Registration;
import dev.signet.auth.client.registered.Registrations;
import dev.signet.auth.consent.Consents;
import dev.signet.auth.endpoint.RichAuthorization;
import dev.signet.auth.endpoint.authorization.asked.IndividualClaims;
import dev.signet.auth.endpoint.authorization.asked.Prompt;
import dev.signet.auth.user.UserId;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * Whether the person is asked (OpenID Connect Core §3.1.2.4): where the client is not of the house and something was not allowed before, as the
 * framework says; and with {@code prompt=consent} always, also of the house and also for what was allowed before.
 */
@Component
class ConsentRequired implements Predicate<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    private final Consents consents;
    private final Registrations registrations;

    ConsentRequired(Consents consents, Registrations registrations) {
        this.consents = consents;
        this.registrations = registrations;
    }

    @Override
    public boolean test(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        boolean required = asks(request, Prompt.CONSENT) || (asks(context) && missing(context));
        if (required && asks(request, Prompt.NONE)) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error("consent_required", "The person has to be asked.", null), request);
        }
        return required;
    }

    private static boolean asks(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        return context.getRegisteredClient().getClientSettings().isRequireAuthorizationConsent();
    }

    private boolean missing(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        Set<String> scopes =
                Objects.requireNonNull(context.getAuthorizationRequest()).getScopes();
        OAuth2AuthorizationConsent given = context.getAuthorizationConsent();
        Set<String> allowed = given == null ? Set.of() : given.getScopes();
        if (context.<OAuth2AuthorizationCodeRequestAuthenticationToken>getAuthentication()
                .getAdditionalParameters()
                .containsKey(RichAuthorization.PARAMETER)) {
            return true; // They are of the moment: an earlier answer was about others (RFC 9396 §12).
        }
        return askedAnyway(context.getRegisteredClient(), given)
                || (!scopes.equals(Set.of(OidcScopes.OPENID)) && (given == null || !allowed.containsAll(scopes)))
                || missesClaims(context, allowed);
    }

    /**
     * About a client that nobody configured people are asked also where it only wants to know who they are; and each time, unless it proves with
     * its own secret or key that it is the one that was allowed before (RFC 6749 §10.2, RFC 8252 §8.6). What is described at an address may be
     * another one tomorrow.
     */
    private boolean askedAnyway(RegisteredClient client, @Nullable OAuth2AuthorizationConsent given) {
        return registrations
                .find(new ClientId(client.getClientId()))
                .filter(stranger -> given == null
                        || stranger.origin() == Registration.Origin.DOCUMENT
                        || client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE))
                .isPresent();
    }

    /** Claims that are asked for one by one need what scopes need (§5.5), unless a scope that was allowed stands for them. */
    private boolean missesClaims(
            OAuth2AuthorizationCodeRequestAuthenticationContext context, Set<String> allowedScopes) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        RegisteredClient client = context.getRegisteredClient();
        Set<String> beside = IndividualClaims.read(request.getAdditionalParameters(), client.getScopes())
                .beside(allowedScopes);
        if (beside.isEmpty()) {
            return false;
        }
        UserId user = UserId.parse(((Authentication) request.getPrincipal()).getName());
        return !consents.claims(user, new ClientId(client.getClientId())).containsAll(beside);
    }

    /** The values have been checked before. */
    private static boolean asks(OAuth2AuthorizationCodeRequestAuthenticationToken request, Prompt prompt) {
        return request.getAdditionalParameters().get("prompt") instanceof String values
                && Arrays.asList(values.split(" ")).contains(prompt.wireName());
    }
}
