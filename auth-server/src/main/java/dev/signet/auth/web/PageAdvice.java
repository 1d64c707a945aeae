package dev.signet.auth.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout needs to know on every page. The theme is part of the page itself, so that it works without script. */
@ControllerAdvice(annotations = Controller.class)
class PageAdvice {

    @ModelAttribute("theme")
    String theme(HttpServletRequest request) {
        return Theme.parse(PreferenceCookies.read(request, PreferenceCookies.THEME))
                .orElse(Theme.AUTO)
                .token();
    }

    @ModelAttribute("language")
    String language(Locale locale) {
        return locale.getLanguage();
    }

    /** Where the theme and language forms lead back to. */
    @ModelAttribute("back")
    String back(HttpServletRequest request) {
        // A page that stands in the place of another, such as an error, has no address of its own to come back to.
        if (!"GET".equals(request.getMethod()) || request.getDispatcherType() != DispatcherType.REQUEST) {
            return "/";
        }
        String query = request.getQueryString();
        return LocalPath.of(request.getRequestURI() + (query == null ? "" : "?" + query));
    }
}
