package dev.signet.auth.endpoint.authorization.request;

import dev.signet.auth.Issuer;
import dev.signet.auth.endpoint.OAuthErrors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * What the framework leaves open about redirect URIs. It must be named in each request; and the rule that a loopback address may
 * have any port (RFC 8252 §7.3) is for public clients, which run on the user's own machine: a web application's must match to the
 * letter (RFC 9700 §2.1). After that the framework's own rule applies.
 */
@Component
public class RedirectRules implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    private final Issuer issuer;

    RedirectRules(Issuer issuer) {
        this.issuer = issuer;
    }

    /** As a step of the framework's own validation. */
    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        try {
            checkNamed(context.getRegisteredClient(), request.getRedirectUri());
        } catch (OAuth2AuthenticationException refused) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(refused.getError(), null);
        }
        OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR.accept(context);
    }

    /** @throws OAuth2AuthenticationException if {@code redirectUri} is not one of the client's */
    void check(RegisteredClient client, @Nullable String redirectUri) {
        checkNamed(client, redirectUri);
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = new OAuth2AuthorizationCodeRequestAuthenticationToken(
                AuthorizationEndpoint.of(issuer),
                client.getClientId(),
                Nobody.AUTHENTICATION,
                redirectUri,
                null,
                null,
                null);
        try {
            OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR.accept(
                    OAuth2AuthorizationCodeRequestAuthenticationContext.with(asked)
                            .registeredClient(client)
                            .build());
        } catch (OAuth2AuthorizationCodeRequestAuthenticationException notRegistered) {
            throw OAuthErrors.invalidRequest(OAuth2ParameterNames.REDIRECT_URI);
        }
    }

    private static void checkNamed(RegisteredClient client, @Nullable String redirectUri) {
        boolean anyPort = client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE);
        if (redirectUri == null || (!anyPort && !client.getRedirectUris().contains(redirectUri))) {
            throw OAuthErrors.invalidRequest(OAuth2ParameterNames.REDIRECT_URI);
        }
    }
}
