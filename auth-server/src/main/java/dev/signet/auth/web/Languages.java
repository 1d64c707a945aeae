package dev.signet.auth.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The languages that pages speak: the one chosen here, else what the application asks for ({@code ui_locales}), else the first that
 * the browser asks for, else English.
 */
@Component("localeResolver")
public class Languages implements LocaleResolver {

    /** The parameter of a page that an application asked for in a language of its choice (OpenID Connect Core §3.1.2.1). */
    public static final String ASKED = "ui_locales";

    static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    Languages() {}

    /** Their tags: {@code ui_locales_supported}. */
    public static List<String> spoken() {
        return SPOKEN.stream().map(Locale::toLanguageTag).toList();
    }

    /**
     * The first of an application's languages that pages speak, as a tag that stands in an address unchanged.
     *
     * @param uiLocales tags separated by spaces, most wanted first
     */
    public static Optional<String> firstSpoken(@Nullable String uiLocales) {
        if (uiLocales == null) {
            return Optional.empty();
        }
        return Arrays.stream(uiLocales.split(" "))
                .map(tag -> parse(Locale.forLanguageTag(tag).getLanguage()))
                .flatMap(Optional::stream)
                .map(Locale::getLanguage)
                .findFirst();
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return parse(PreferenceCookies.read(request, PreferenceCookies.LANGUAGE))
                .or(() -> parse(request.getParameter(ASKED)))
                .orElseGet(() -> accepted(request));
    }

    /** @throws IllegalStateException always: the language changes by the cookie alone */
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new IllegalStateException("the language changes by the cookie alone");
    }

    static Optional<Locale> parse(@Nullable String language) {
        return SPOKEN.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
    }

    private static Locale accepted(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }
}
