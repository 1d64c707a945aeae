package dev.signet.demo.page;

import java.util.Objects;
import org.springframework.boot.web.server.Cookie;

/**
 * The session cookie's name and attributes, as configured.
 *
 * @param name its name
 * @param httpOnly whether script is kept from reading it
 * @param sameSite when other sites' pages make the browser send it
 * @param secure whether it travels over HTTPS alone
 */
record CookieView(String name, boolean httpOnly, String sameSite, boolean secure) {

    static CookieView of(Cookie cookie) {
        Cookie.SameSite sameSite = cookie.getSameSite();
        return new CookieView(
                Objects.requireNonNull(cookie.getName()),
                Boolean.TRUE.equals(cookie.getHttpOnly()),
                Objects.requireNonNullElse(sameSite == null ? null : sameSite.attributeValue(), "unset"),
                Boolean.TRUE.equals(cookie.getSecure()));
    }
}
