package dev.signet.auth.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Theme and language, kept in the browser. These are the only cookies here that script may read: they say nothing of who somebody
 * is, so there is nothing in them to steal, and a page can apply them before it is shown.
 */
final class PreferenceCookies {

    static final String THEME = "signet_theme";
    static final String LANGUAGE = "signet_lang";

    private static final Duration KEPT = Duration.ofDays(365);

    private PreferenceCookies() {}

    static @Nullable String read(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }

    static void write(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(KEPT)
                .sameSite("Lax")
                .secure(request.isSecure())
                .httpOnly(false)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
