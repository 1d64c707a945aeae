package dev.signet.auth.endpoint;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page for errors that may not be sent to the client, because it is not certain who that is, or because the client gave no
 * address to send them to (RFC 6749 §4.1.2.1).
 */
@Controller
@ControllerAdvice
class OAuthErrorPage {

    private static final String TEMPLATE = "web/oauth-error";

    /** Reached only by {@link ErrorShown}: typed into the address bar there is nothing to tell. */
    @RequestMapping(ErrorShown.PATH)
    String page(
            @RequestAttribute(name = ErrorShown.ATTRIBUTE, required = false) @Nullable OAuth2Error error, Model model) {
        if (error == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return describe(error, model);
    }

    /** The same page for errors of protocol endpoints that are controllers of ours. */
    @ExceptionHandler(OAuth2AuthenticationException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String page(OAuth2AuthenticationException refused, Model model) {
        return describe(refused.getError(), model);
    }

    private static String describe(OAuth2Error error, Model model) {
        model.addAttribute("error", error.getErrorCode());
        model.addAttribute("description", error.getDescription());
        return TEMPLATE;
    }
}
