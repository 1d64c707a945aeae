package dev.signet.auth.endpoint.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a successful token response (RFC 6749 §5.1). Ours, because the framework's reads the clock a second time: its
 * {@code expires_in} is a second less than the token lives.
 */
@Component
class TokenResponse implements AuthenticationSuccessHandler {

    private final JsonMapper json;

    TokenResponse(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AccessTokenAuthenticationToken answer = (OAuth2AccessTokenAuthenticationToken) authentication;
        byte[] body = json.writeValueAsBytes(describe(answer));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Map<String, Object> describe(OAuth2AccessTokenAuthenticationToken answer) {
        OAuth2AccessToken token = answer.getAccessToken();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token.getTokenValue());
        body.put("token_type", token.getTokenType().getValue());
        body.put(
                "expires_in",
                ChronoUnit.SECONDS.between(
                        Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt())));
        OAuth2RefreshToken refreshToken = answer.getRefreshToken();
        if (refreshToken != null) {
            body.put("refresh_token", refreshToken.getTokenValue());
        }
        if (!token.getScopes().isEmpty()) {
            body.put("scope", String.join(" ", token.getScopes()));
        }
        body.putAll(answer.getAdditionalParameters());
        return body;
    }
}
