package dev.signet.auth.login;

import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoAuthentication;
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

    private static final Set<String> FAILURES = Set.of("credentials", "throttled", "expired");
    private static final String SIGNED_OUT = "/signed-out";

    private final LoginDestination destination;
    private final Revocation revocation;

    LoginPages(LoginDestination destination, Revocation revocation) {
        this.destination = destination;
        this.revocation = revocation;
    }

    @GetMapping("/login")
    String login(
            @RequestParam(name = "failure", required = false) @Nullable String failure,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("failure", failure != null && FAILURES.contains(failure) ? failure : null);
        model.addAttribute("username", destination.loginHint(request, response).orElse(null));
        model.addAttribute(
                "clientName", destination.applicationName(request, response).orElse(null));
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
