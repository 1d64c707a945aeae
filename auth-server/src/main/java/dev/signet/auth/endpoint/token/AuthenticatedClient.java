package dev.signet.auth.endpoint.token;

import dev.signet.auth.Confirmation;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ProvenKey;
import dev.signet.auth.grant.key.PresentedKey;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/** The client behind a token request, and its right to the grant type. */
public record AuthenticatedClient(Client client, OAuth2ClientAuthenticationToken principal) {

    /** @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if it may not use {@code grantType}, or not without a key */
    public static AuthenticatedClient of(Object principal, Clients clients, AuthorizationGrantType grantType) {
        if (!(principal instanceof OAuth2ClientAuthenticationToken authenticated)
                || !((Authentication) principal).isAuthenticated()) {
            throw OAuthErrors.invalidClient();
        }
        Client client =
                clients.findEnabled(new ClientId(authenticated.getName())).orElseThrow(OAuthErrors::invalidClient);
        if (!client.registration().getAuthorizationGrantTypes().contains(grantType)) {
            throw OAuthErrors.unauthorizedClient();
        }
        if (client.profile().fapi() && ProvenKey.current().isEmpty()) {
            throw OAuthErrors.keyMissing();
        }
        return new AuthenticatedClient(client, authenticated);
    }

    /** The key that it has proved to have in the request that this thread is answering. */
    public PresentedKey key() {
        Confirmation proven = ProvenKey.current().orElse(null);
        return client.confidential() ? PresentedKey.ofConfidentialClient(proven) : PresentedKey.ofPublicClient(proven);
    }

    public boolean mayRefresh() {
        return client.registration().getAuthorizationGrantTypes().contains(AuthorizationGrantType.REFRESH_TOKEN);
    }
}
