package dev.signet.auth.account;

import dev.signet.auth.login.attempt.Confirmation;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.user.ChosenPassword;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Puts another password in the place of the one that is proved. Whoever knew the old one is signed out everywhere. */
@Controller
class PasswordPage {

    private final Confirmation confirmation;
    private final Revocation revocation;

    PasswordPage(Confirmation confirmation, Revocation revocation) {
        this.confirmation = confirmation;
        this.revocation = revocation;
    }

    @GetMapping("/account/password")
    String form(Model model) {
        return show(Map.of(), model);
    }

    @PostMapping("/account/password")
    String change(@AuthenticationPrincipal SignedIn who, PasswordForm form, HttpServletRequest request, Model model) {
        Map<String, String> errors = form.errors();
        if (!errors.isEmpty()) {
            return show(errors, model);
        }
        String current = Objects.requireNonNullElse(form.current(), "");
        Confirmation.Outcome outcome = confirmation.confirm(who, current, request.getRemoteAddr());
        if (outcome != Confirmation.Outcome.CONFIRMED) {
            return show(PasswordForm.errors(outcome, "current"), model);
        }
        revocation.changePassword(who, ChosenPassword.of(Objects.requireNonNull(form.password())));
        // Whoever copied this browser's cookie before is out, too.
        request.changeSessionId();
        Done.PASSWORD_CHANGED.tell(request);
        return "redirect:/account";
    }

    private static String show(Map<String, String> errors, Model model) {
        model.addAttribute("errors", errors);
        model.addAttribute("section", "password");
        return "account/password";
    }
}
