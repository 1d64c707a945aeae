package dev.signet.auth.config.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Says in {@code WWW-Authenticate} what is missing (RFC 6750 §3): nothing more than the scheme to whoever sent no token. Ours instead
 * of the framework's, which puts an address into it that follows the host of the request.
 */
final class BearerChallenge implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        String challenge = "Bearer";
        HttpStatus status = HttpStatus.UNAUTHORIZED;
        if (failure instanceof OAuth2AuthenticationException refused
                && refused.getError() instanceof BearerTokenError error) {
            status = error.getHttpStatus();
            challenge = "Bearer error=\"%s\", error_description=\"%s\""
                    .formatted(error.getErrorCode(), error.getDescription());
        }
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
}
