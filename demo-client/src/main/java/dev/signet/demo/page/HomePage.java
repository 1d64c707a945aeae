package dev.signet.demo.page;

import dev.signet.demo.explain.Catalogue;
import dev.signet.demo.notice.Notices;
import dev.signet.demo.settings.DemoProperties;
import dev.signet.demo.token.FreshTokens;
import dev.signet.demo.token.RefreshLedger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Fills the one page of this app. What goes into the model is what may be seen; whole tokens never do. */
@Component
class HomePage {

    private final DemoProperties settings;
    private final FreshTokens tokens;
    private final TokenViews views;
    private final Catalogue catalogue;
    private final CookieView cookie;
    private final Clock clock;

    HomePage(
            DemoProperties settings,
            FreshTokens tokens,
            TokenViews views,
            Catalogue catalogue,
            ServerProperties server,
            Clock clock) {
        this.settings = settings;
        this.tokens = tokens;
        this.views = views;
        this.catalogue = catalogue;
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
        Locale locale = RequestContextUtils.getLocale(request);
        model.addAttribute("person", PersonView.of(user, catalogue, locale));
        model.addAttribute("cookie", cookie);
        model.addAttribute("sent", CookieView.Sent.all(request, catalogue, locale));
        model.addAttribute("identity", views.of(user.getIdToken(), locale, now));
        model.addAttribute("visit", SessionView.of(session, now));
        tokens.held(person, request).ifPresent(client -> {
            model.addAttribute("access", views.of(client.getAccessToken(), locale, now));
            model.addAttribute("refresh", RefreshView.of(client, RefreshLedger.of(session)));
        });
        model.addAttribute(
                "early", TokenView.span(settings.refreshBeforeExpiry().toSeconds()));
        return "page/home";
    }
}
