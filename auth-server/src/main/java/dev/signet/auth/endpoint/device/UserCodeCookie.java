package dev.signet.auth.endpoint.device;

import dev.signet.auth.grant.device.DeviceRequests;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The user code of an address that a person followed ({@code verification_uri_complete}, RFC 8628 §3.3.1), while they sign in. It stays
 * in their browser: what waits for a login is kept on the server, and a user code is not.
 */
final class UserCodeCookie {

    private static final String NAME = "signet_user_code";

    private UserCodeCookie() {}

    static @Nullable String read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return Optional.ofNullable(cookie)
                .flatMap(found -> DeviceRequests.readUserCode(found.getValue()))
                .orElse(null);
    }

    static void write(HttpServletRequest request, HttpServletResponse response, String userCode, Duration kept) {
        add(request, response, userCode, kept);
    }

    static void remove(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, NAME) != null) {
            add(request, response, "", Duration.ZERO);
        }
    }

    private static void add(HttpServletRequest request, HttpServletResponse response, String value, Duration kept) {
        ResponseCookie cookie = ResponseCookie.from(NAME, value)
                .path(ActivationPages.PATH)
                .maxAge(kept)
                .sameSite("Lax")
                .secure(request.isSecure())
                .httpOnly(true)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
