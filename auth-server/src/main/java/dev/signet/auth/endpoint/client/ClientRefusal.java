package dev.signet.auth.endpoint.client;

import dev.signet.auth.endpoint.OAuthErrors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/**
 * The answer to a client that could not be authenticated, or did not try (RFC 6749 §5.2): 401 with the scheme; 400 for a request
 * without sense; 503 while it cannot be found out whether the secret is right, so that a client with the right one comes back
 * instead of taking it for a wrong one.
 */
@Component
public class ClientRefusal implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    private static final String RETRY_AFTER_SECONDS = "10";

    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    ClientRefusal() {}

    /** A client endpoint was asked without any credentials. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        onAuthenticationFailure(request, response, OAuthErrors.invalidClient());
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        SecurityContextHolder.clearContext();
        OAuth2Error error = ((OAuth2AuthenticationException) failure).getError();
        ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
        switch (error.getErrorCode()) {
            case OAuth2ErrorCodes.INVALID_CLIENT -> {
                answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"signet\", charset=\"UTF-8\"");
                answer.setStatusCode(HttpStatus.UNAUTHORIZED);
            }
            case OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE -> {
                answer.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                answer.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
            }
            default -> answer.setStatusCode(HttpStatus.BAD_REQUEST);
        }
        errors.write(error, null, answer);
    }
}
