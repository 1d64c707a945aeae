package dev.signet.auth.login;

import dev.signet.auth.login.waiting.WaitingRequest;
import dev.signet.auth.login.waiting.WaitingRequests;
import dev.signet.auth.login.waiting.Why;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.SessionProperties;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoAuthentication;
import dev.signet.auth.session.SsoContextRepository;
import dev.signet.auth.session.SsoSession;
import dev.signet.auth.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages around signing in and out. The form of the first is taken by Spring Security's own filter. */
@Controller
class LoginPages {

    /** Ends that may surprise whoever comes back; the others are of their own doing, or tell too much. */
    private static final Set<String> EXPLAINED =
            Set.of("ended_by_user", "signed_out_everywhere", "session_limit", "session_expired", "password_changed");

    static final String LOGIN = "/login";

    /** Where a form of {@link #LOGIN} is forwarded to that is too old to be taken. */
    static final String EXPIRED = "/login/expired";

    private static final String SIGNED_OUT = "/signed-out";

    private final LoginDestination destination;
    private final WaitingRequests waiting;
    private final Revocation revocation;
    private final SsoContextRepository contexts;
    private final SessionProperties sessionProperties;

    LoginPages(
            LoginDestination destination,
            WaitingRequests waiting,
            Revocation revocation,
            SsoContextRepository contexts,
            SessionProperties sessionProperties) {
        this.destination = destination;
        this.waiting = waiting;
        this.revocation = revocation;
        this.contexts = contexts;
        this.sessionProperties = sessionProperties;
    }

    /** Whoever has signed in elsewhere meanwhile, in another tab, is not asked a second time. */
    @GetMapping(LOGIN)
    String login(
            @RequestParam(name = "failure", required = false) @Nullable String failure,
            @Nullable Authentication authentication,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        WaitingRequest behind = waiting.behind(request).orElse(null);
        SignedIn signedIn = SsoAuthentication.signedIn(authentication);
        if (behind != null && behind.why() == Why.NOBODY && signedIn != null) {
            return "redirect:" + behind.page();
        }
        return show(LoginFailure.known(failure), signedIn, request, response, model);
    }

    @PostMapping(EXPIRED)
    String expired(
            @Nullable Authentication authentication,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return show("expired", SsoAuthentication.signedIn(authentication), request, response, model);
    }

    private String show(
            @Nullable String failure,
            @Nullable SignedIn signedIn,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        WaitingRequest behind = waiting.behind(request).orElse(null);
        boolean again = behind != null && behind.why() == Why.AGAIN;
        String expected = again && signedIn != null
                ? signedIn.username()
                : destination.loginHint(request, response).orElse(null);
        model.addAttribute("failure", failure);
        model.addAttribute("username", expected);
        model.addAttribute("again", again);
        model.addAttribute("waiting", behind == null ? null : behind.id());
        model.addAttribute(
                "uiLocales",
                Languages.firstSpoken(request.getParameter(Languages.ASKED)).orElse(null));
        model.addAttribute(
                "clientName", destination.applicationName(request, response).orElse(null));
        model.addAttribute("rememberable", sessionProperties.remembered().allowed());
        model.addAttribute("limit", sessionProperties.perUser());
        model.addAttribute("whenFull", sessionProperties.whenFull().name());
        model.addAttribute(
                "ended",
                contexts.findEnded(request)
                        .map(SsoSession::endReason)
                        .filter(EXPLAINED::contains)
                        .orElse(null));
        return "login/login";
    }

    /** Asks whoever is still signed in whether to end it; tells everybody else that it has ended. */
    @GetMapping(SIGNED_OUT)
    String signedOut(@Nullable Authentication authentication) {
        return SsoAuthentication.signedIn(authentication) == null ? "login/signed-out" : "login/confirm-sign-out";
    }

    @PostMapping(SIGNED_OUT)
    String signOut(@Nullable Authentication authentication, HttpServletRequest request) {
        SignedIn signedIn = SsoAuthentication.signedIn(authentication);
        if (signedIn != null) {
            revocation.endSession(signedIn.userId(), signedIn.sid(), EndReason.SIGNED_OUT);
        }
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return "redirect:" + SIGNED_OUT;
    }
}
