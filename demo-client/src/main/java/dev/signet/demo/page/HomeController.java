package dev.signet.demo.page;

import dev.signet.demo.notice.Notice;
import dev.signet.demo.notice.Notices;
import dev.signet.demo.token.FreshTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The start page, and the button that refreshes now. */
@Controller
class HomeController {

    private final HomePage home;
    private final FreshTokens tokens;

    HomeController(HomePage home, FreshTokens tokens) {
        this.home = home;
        this.tokens = tokens;
    }

    /** Shows the tokens as they are, run out or not: looking at the page refreshes nothing. */
    @GetMapping("/")
    String home(Model model, HttpServletRequest request, @Nullable OAuth2AuthenticationToken person) {
        return home.show(model, request, person);
    }

    @PostMapping("/refresh")
    String refresh(HttpServletRequest request, HttpServletResponse response, OAuth2AuthenticationToken person) {
        tokens.renewed(person, request, response);
        Notices.leave(request, Notice.REFRESHED);
        return "redirect:/";
    }
}
