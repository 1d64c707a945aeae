package dev.signet.auth.endpoint.authorization.par;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The answer to a client that pushed a request (RFC 9126 §2.2, §2.3). */
@Component
class PushedAnswer implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final ParProperties properties;
    private final JsonMapper json;

    PushedAnswer(ParProperties properties, JsonMapper json) {
        this.properties = properties;
        this.json = json;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2PushedAuthorizationRequestAuthenticationToken pushed =
                (OAuth2PushedAuthorizationRequestAuthenticationToken) authentication;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(OAuth2ParameterNames.REQUEST_URI, pushed.getRequestUri());
        body.put(OAuth2ParameterNames.EXPIRES_IN, properties.lifetime().toSeconds());
        write(HttpStatus.CREATED, body, response);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        OAuth2Error error = ((OAuth2AuthenticationException) failure).getError();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(OAuth2ParameterNames.ERROR, error.getErrorCode());
        body.put(OAuth2ParameterNames.ERROR_DESCRIPTION, error.getDescription());
        write(failure instanceof TooLarge ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST, body, response);
    }

    private void write(HttpStatus status, Map<String, Object> body, HttpServletResponse response) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
