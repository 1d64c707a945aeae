package dev.signet.auth.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What the layout needs to know on every page: {@code theme}, {@code language}, and {@code back}, where the theme and language form
 * leads to. These are attributes of the request instead of model attributes, since pages made by exception handlers get no model
 * from an advice. The theme is part of the page itself, so that it works without script.
 */
@Component
class PageAttributes implements HandlerInterceptor, WebMvcConfigurer {

    private final LocaleResolver languages;

    PageAttributes(Languages languages) {
        this.languages = languages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Theme theme = Theme.parse(PreferenceCookies.read(request, PreferenceCookies.THEME))
                .orElse(Theme.AUTO);
        request.setAttribute("theme", theme.token());
        request.setAttribute("language", languages.resolveLocale(request).getLanguage());
        request.setAttribute("back", LocalPath.of(back(request)));
        return true;
    }

    /** The address in the browser, where opening it again is harmless. */
    private static @Nullable String back(HttpServletRequest request) {
        return switch (request.getDispatcherType()) {
            case ERROR ->
                address(
                        request.getAttribute(RequestDispatcher.ERROR_METHOD),
                        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                        request.getAttribute(RequestDispatcher.ERROR_QUERY_STRING));
            case FORWARD ->
                address(
                        request.getMethod(),
                        request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI),
                        request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING));
            default -> address(request.getMethod(), request.getRequestURI(), request.getQueryString());
        };
    }

    private static @Nullable String address(@Nullable Object method, @Nullable Object path, @Nullable Object query) {
        if (!"GET".equals(method)) {
            return null;
        }
        return query == null ? String.valueOf(path) : path + "?" + query;
    }
}
