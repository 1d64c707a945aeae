package dev.signet.auth.endpoint.device;

import dev.signet.auth.Issuer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the device authorization response (RFC 8628 §3.2). Ours, because the framework's has no {@code interval}. */
@Component
class DeviceResponse implements AuthenticationSuccessHandler {

    private final DeviceProperties properties;
    private final Issuer issuer;
    private final JsonMapper json;

    DeviceResponse(DeviceProperties properties, Issuer issuer, JsonMapper json) {
        this.properties = properties;
        this.issuer = issuer;
        this.json = json;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2DeviceAuthorizationRequestAuthenticationToken answer =
                (OAuth2DeviceAuthorizationRequestAuthenticationToken) authentication;
        OAuth2DeviceCode deviceCode = Objects.requireNonNull(answer.getDeviceCode());
        OAuth2UserCode userCode = Objects.requireNonNull(answer.getUserCode());
        String page = ActivationPages.address(issuer);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("device_code", deviceCode.getTokenValue());
        body.put("user_code", userCode.getTokenValue());
        body.put("verification_uri", page);
        body.put("verification_uri_complete", page + "/" + userCode.getTokenValue());
        body.put("expires_in", properties.codeLifetime().toSeconds());
        body.put("interval", properties.interval().toSeconds());
        byte[] bytes = json.writeValueAsBytes(body);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
