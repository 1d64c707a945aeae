package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.endpoint.authorization.asked.Prompt;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/**
 * Whether the person is asked (OpenID Connect Core §3.1.2.4): where the client is not of the house and something was not allowed before, as the
 * framework says; and with {@code prompt=consent} always, also of the house and also for what was allowed before.
 */
final class ConsentRequired implements Predicate<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    @Override
    public boolean test(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        boolean required = asks(request, Prompt.CONSENT) || missing(context);
        if (required && asks(request, Prompt.NONE)) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error("consent_required", "The person has to be asked.", null), request);
        }
        return required;
    }

    private static boolean missing(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        Set<String> scopes =
                Objects.requireNonNull(context.getAuthorizationRequest()).getScopes();
        OAuth2AuthorizationConsent given = context.getAuthorizationConsent();
        return context.getRegisteredClient().getClientSettings().isRequireAuthorizationConsent()
                && !scopes.equals(Set.of(OidcScopes.OPENID))
                && (given == null || !given.getScopes().containsAll(scopes));
    }

    /** The values have been checked before. */
    private static boolean asks(OAuth2AuthorizationCodeRequestAuthenticationToken request, Prompt prompt) {
        return request.getAdditionalParameters().get("prompt") instanceof String values
                && Arrays.asList(values.split(" ")).contains(prompt.wireName());
    }
}
