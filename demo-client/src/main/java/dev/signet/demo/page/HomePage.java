package dev.signet.demo.page;

import dev.signet.demo.notice.Notices;
import dev.signet.demo.settings.DemoProperties;
import dev.signet.demo.token.FreshTokens;
import dev.signet.demo.token.RefreshLedger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the one page of this app. What goes into the model is what may be seen; whole tokens never do. */
@Component
class HomePage {

    private final DemoProperties settings;
    private final FreshTokens tokens;
    private final CookieView cookie;
    private final Clock clock;

    HomePage(DemoProperties settings, FreshTokens tokens, ServerProperties server, Clock clock) {
        this.settings = settings;
        this.tokens = tokens;
        this.cookie = CookieView.of(server.getServlet().getSession().getCookie());
        this.clock = clock;
    }

    /** The page for whoever is there, signed in or not; returns the template's name. */
    String show(Model model, HttpServletRequest request, @Nullable OAuth2AuthenticationToken person) {
        model.addAttribute("app", settings.app());
        model.addAttribute("server", settings.issuer().toString());
        model.addAttribute("api", settings.api().toString());
        Notices.take(request).ifPresent(notice -> model.addAttribute("notice", notice));
        if (person != null && person.getPrincipal() instanceof OidcUser user) {
            return signedIn(model, request, person, user);
        }
        return "page/welcome";
    }

    private String signedIn(Model model, HttpServletRequest request, OAuth2AuthenticationToken person, OidcUser user) {
        Instant now = clock.instant();
        HttpSession session = request.getSession();
        model.addAttribute("person", PersonView.of(user));
        model.addAttribute("cookie", cookie);
        model.addAttribute("visit", SessionView.of(session, now));
        tokens.held(person, request).ifPresent(client -> {
            model.addAttribute("access", TokenView.of(client.getAccessToken(), now));
            model.addAttribute("refresh", RefreshView.of(client, RefreshLedger.of(session)));
        });
        model.addAttribute(
                "early", TokenView.span(settings.refreshBeforeExpiry().toSeconds()));
        return "page/home";
    }
}
