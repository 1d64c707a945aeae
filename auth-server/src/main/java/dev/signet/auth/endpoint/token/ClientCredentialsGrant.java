package dev.signet.auth.endpoint.token;

import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ResourceIndicators;
import dev.signet.auth.endpoint.RichAuthorization;
import dev.signet.auth.endpoint.TokenGrant;
import dev.signet.auth.token.OwnAccess;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * {@code grant_type=client_credentials} (RFC 6749 §4.4). Nothing is stored, so nothing is asked of the database. A request that
 * names no scope is given all that the client is registered for (§3.3).
 */
@Component
class ClientCredentialsGrant implements TokenGrant {

    private final Clients clients;
    private final ResourceIndicators resources;
    private final RichAuthorization details;
    private final TokenAnswer answer;

    ClientCredentialsGrant(
            Clients clients, ResourceIndicators resources, RichAuthorization details, TokenAnswer answer) {
        this.clients = clients;
        this.resources = resources;
        this.details = details;
        this.answer = answer;
    }

    @Override
    public AuthorizationGrantType type() {
        return AuthorizationGrantType.CLIENT_CREDENTIALS;
    }

    @Override
    public AuthenticationConverter converter() {
        return new OAuth2ClientCredentialsAuthenticationConverter();
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2ClientCredentialsAuthenticationToken request =
                (OAuth2ClientCredentialsAuthenticationToken) authentication;
        AuthenticatedClient client =
                AuthenticatedClient.of(request.getPrincipal(), clients, AuthorizationGrantType.CLIENT_CREDENTIALS);
        Set<String> registered = client.client().registration().getScopes();
        Set<String> asked = request.getScopes();
        if (!registered.containsAll(asked)) {
            throw OAuthErrors.invalidScope();
        }
        Set<String> resources =
                this.resources.allowed(client.client(), ResourceIndicators.read(request.getAdditionalParameters()));
        return answer.own(
                client,
                new OwnAccess(
                        asked.isEmpty() ? registered : asked,
                        resources,
                        details.allowed(client.client(), request.getAdditionalParameters())));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientCredentialsAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
