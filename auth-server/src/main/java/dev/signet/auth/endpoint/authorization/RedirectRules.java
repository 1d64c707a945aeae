package dev.signet.auth.endpoint.authorization;

import java.util.function.Consumer;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * What the framework leaves open about redirect URIs. It must be named in each request; and the rule that a loopback address may
 * have any port (RFC 8252 §7.3) is for public clients, which run on the user's own machine: a web application's must match to the
 * letter (RFC 9700 §2.1). After that the framework's own rule applies.
 */
final class RedirectRules implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        RegisteredClient client = context.getRegisteredClient();
        boolean anyPort = client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE);
        String redirectUri = request.getRedirectUri();
        if (redirectUri == null || (!anyPort && !client.getRedirectUris().contains(redirectUri))) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(
                            OAuth2ErrorCodes.INVALID_REQUEST,
                            "The parameter " + OAuth2ParameterNames.REDIRECT_URI + " is missing or not registered.",
                            null),
                    null);
        }
        OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR.accept(context);
    }
}
