package dev.signet.auth.account;

import dev.signet.auth.account.view.SessionView;
import dev.signet.auth.account.view.SessionViews;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Ends sessions other than the one the page is shown in: that one is signed out of. A session of somebody else is unknown here. */
@Controller
class EndSessionPages {

    private static final String BACK = "redirect:/account";

    private final SessionViews sessions;
    private final Revocation revocation;

    EndSessionPages(SessionViews sessions, Revocation revocation) {
        this.sessions = sessions;
        this.revocation = revocation;
    }

    @GetMapping("/account/sessions/end")
    String ask(@AuthenticationPrincipal SignedIn who, @RequestParam("sid") String sid, Locale language, Model model) {
        model.addAttribute("ending", other(who, sid, language));
        model.addAttribute("section", "overview");
        return "account/end-session";
    }

    @PostMapping("/account/sessions/end")
    String end(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam("sid") String sid,
            Locale language,
            HttpServletRequest request) {
        SessionView session = other(who, sid, language);
        revocation.endSession(who.userId(), SessionId.parse(session.sid()), EndReason.ENDED_BY_USER);
        Done.SESSION_ENDED.tell(request);
        return BACK;
    }

    @GetMapping("/account/sessions/end-others")
    String askForOthers(@AuthenticationPrincipal SignedIn who, Locale language, Model model) {
        List<SessionView> others = sessions.list(who, language).stream()
                .filter(session -> !session.current())
                .toList();
        if (others.isEmpty()) {
            return BACK;
        }
        model.addAttribute("others", others);
        model.addAttribute("section", "overview");
        return "account/end-others";
    }

    @PostMapping("/account/sessions/end-others")
    String endOthers(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        revocation.endSessions(who.userId(), who.sid(), EndReason.ENDED_BY_USER);
        Done.OTHERS_ENDED.tell(request);
        return BACK;
    }

    private SessionView other(SignedIn who, String sid, Locale language) {
        return sessions.find(who, sid, language)
                .filter(session -> !session.current())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
