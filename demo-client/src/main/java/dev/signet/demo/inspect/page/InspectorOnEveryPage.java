package dev.signet.demo.inspect.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/**
 * Gives every page the panel, or the way to it for who has hidden it. That is kept in a cookie; hiding is a link, and needs neither script
 * nor a session.
 */
@Component
class InspectorOnEveryPage implements HandlerInterceptor, WebMvcConfigurer {

    private static final String COOKIE = "inspector";
    private static final String HIDDEN = "hidden";
    private static final String PARAMETER = "inspector";
    private static final Duration KEPT = Duration.ofDays(365);

    private final Panels panels;

    InspectorOnEveryPage(Panels panels) {
        this.panels = panels;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String choice = request.getParameter(PARAMETER);
        if ("hide".equals(choice) || "show".equals(choice)) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie("hide".equals(choice), request.isSecure()));
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        String view = page == null ? null : page.getViewName();
        if (page == null
                || view == null
                || view.startsWith("redirect:")
                || page.getModel().containsKey("inspector")) {
            return;
        }
        page.addObject(
                "inspector",
                hidden(request)
                        ? panels.closed()
                        : panels.open(request, RequestContextUtils.getLocale(request), Panels.ON_A_PAGE));
    }

    private static boolean hidden(HttpServletRequest request) {
        String choice = request.getParameter(PARAMETER);
        if (choice != null) {
            return "hide".equals(choice);
        }
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null && HIDDEN.equals(cookie.getValue());
    }

    private static String cookie(boolean hidden, boolean secure) {
        return ResponseCookie.from(COOKIE, hidden ? HIDDEN : "shown")
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(KEPT)
                .build()
                .toString();
    }
}
