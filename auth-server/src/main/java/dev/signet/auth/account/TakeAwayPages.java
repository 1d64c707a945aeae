package dev.signet.auth.account;

import dev.signet.auth.account.view.AppView;
import dev.signet.auth.account.view.AppViews;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Takes access away from an application that has it. */
@Controller
class TakeAwayPages {

    private final AppViews apps;
    private final Revocation revocation;

    TakeAwayPages(AppViews apps, Revocation revocation) {
        this.apps = apps;
        this.revocation = revocation;
    }

    @GetMapping("/account/apps/take-away")
    String ask(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam("client") String client,
            Locale language,
            Model model) {
        model.addAttribute("app", app(who, client, language));
        model.addAttribute("section", "apps");
        return "account/take-away";
    }

    @PostMapping("/account/apps/take-away")
    String takeAway(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam("client") String client,
            Locale language,
            HttpServletRequest request) {
        AppView app = app(who, client, language);
        revocation.endAccess(who.userId(), new ClientId(app.clientId()), EndReason.ACCESS_TAKEN_AWAY);
        Done.ACCESS_TAKEN_AWAY.tell(request);
        return "redirect:/account/apps";
    }

    private AppView app(SignedIn who, String client, Locale language) {
        return apps.find(who.userId(), client, language)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
