package dev.signet.demo.page;

import dev.signet.demo.explain.Catalogue;
import dev.signet.demo.explain.Term;
import dev.signet.demo.token.Fingerprint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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

    /**
     * A cookie that this browser sent along.
     *
     * @param fingerprint a short name for what it holds; the value itself stays out of pages
     * @param term whose it is and what for
     */
    record Sent(String name, String fingerprint, Term term) {

        static List<Sent> all(HttpServletRequest request, Catalogue catalogue, Locale locale) {
            return Optional.ofNullable(request.getCookies()).stream()
                    .flatMap(Arrays::stream)
                    .map(cookie -> new Sent(
                            cookie.getName(),
                            Fingerprint.of(cookie.getValue()).text(),
                            catalogue.cookie(cookie.getName(), locale)))
                    .toList();
        }
    }
}
