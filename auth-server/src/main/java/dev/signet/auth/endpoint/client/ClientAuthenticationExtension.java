package dev.signet.auth.endpoint.client;

import dev.signet.auth.endpoint.ProtocolExtension;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.stereotype.Component;

/** Which ways of client authentication are on, and the answer when one fails. */
@Component
class ClientAuthenticationExtension implements ProtocolExtension {

    private final ClientAuthentication authentication;
    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    ClientAuthenticationExtension(ClientAuthentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        server.clientAuthentication(clients -> clients.authenticationConverters(converters -> {
                    converters.clear();
                    converters.addAll(List.of(
                            new ClientSecretBasicAuthenticationConverter(),
                            new ClientSecretPostAuthenticationConverter(),
                            new PublicClientConverter()));
                })
                .authenticationProviders(providers -> {
                    providers.clear();
                    providers.add(authentication);
                })
                .errorResponseHandler(this::refuse));
    }

    /** RFC 6749 §5.2: 401 with the scheme for a client that could not be authenticated, 400 for a request without sense. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        SecurityContextHolder.clearContext();
        OAuth2Error error = ((OAuth2AuthenticationException) failure).getError();
        ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
        boolean unauthenticated = OAuth2ErrorCodes.INVALID_CLIENT.equals(error.getErrorCode());
        if (unauthenticated) {
            answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"signet\", charset=\"UTF-8\"");
        }
        answer.setStatusCode(unauthenticated ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST);
        errors.write(error, null, answer);
    }
}
