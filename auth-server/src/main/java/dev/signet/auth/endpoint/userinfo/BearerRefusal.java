package dev.signet.auth.endpoint.userinfo;

import dev.signet.auth.endpoint.ProvenKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Says in {@code WWW-Authenticate} why an access token was not enough (RFC 6750 §3). */
final class BearerRefusal implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        OAuth2Error error = ((OAuth2AuthenticationException) failure).getError();
        boolean scope = OAuth2ErrorCodes.INSUFFICIENT_SCOPE.equals(error.getErrorCode());
        response.setStatus(scope ? HttpStatus.FORBIDDEN.value() : HttpStatus.UNAUTHORIZED.value());
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "%s error=\"%s\", error_description=\"%s\"%s"
                        .formatted(
                                ProvenKey.accessToken(request).isPresent() ? "DPoP" : "Bearer",
                                error.getErrorCode(),
                                error.getDescription(),
                                scope ? ", scope=\"openid\"" : ""));
    }
}
