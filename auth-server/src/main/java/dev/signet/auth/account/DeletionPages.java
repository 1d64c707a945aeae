package dev.signet.auth.account;

import dev.signet.auth.login.attempt.Confirmation;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.BrowserAccounts;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.user.Users;
import dev.signet.auth.web.Moment;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Deletes the account of whoever proves to be its owner and writes down which one it is. */
@Controller
class DeletionPages {

    private final Confirmation confirmation;
    private final Revocation revocation;
    private final Users users;
    private final BrowserAccounts accounts;
    private final AccountProperties properties;
    private final Clock clock;

    DeletionPages(
            Confirmation confirmation,
            Revocation revocation,
            Users users,
            BrowserAccounts accounts,
            AccountProperties properties,
            Clock clock) {
        this.confirmation = confirmation;
        this.revocation = revocation;
        this.users = users;
        this.accounts = accounts;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping("/account/delete")
    String ask(@AuthenticationPrincipal SignedIn who, Locale language, Model model) {
        requireLeave();
        return show(who, Map.of(), language, model);
    }

    @PostMapping("/account/delete")
    String delete(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(name = "username", defaultValue = "") String username,
            @RequestParam(name = "password", defaultValue = "") String password,
            Locale language,
            HttpServletRequest request,
            Model model) {
        requireLeave();
        Map<String, String> errors = new LinkedHashMap<>();
        if (!username.strip().equalsIgnoreCase(who.username())) {
            errors.put("username", "account.error.username");
        }
        if (errors.isEmpty()) {
            errors.putAll(
                    PasswordForm.errors(confirmation.confirm(who, password, request.getRemoteAddr()), "password"));
        }
        if (!errors.isEmpty()
                || !revocation.deleteUser(who.userId(), clock.instant().plus(properties.deletionGrace()), true)) {
            return show(who, errors, language, model);
        }
        accounts.remove(request, who.sid());
        SecurityContextHolder.clearContext();
        return "redirect:/account-deleted";
    }

    @GetMapping("/account-deleted")
    String deleted(Model model) {
        model.addAttribute("keepable", !properties.deletionGrace().isZero());
        return "account/deleted";
    }

    private String show(SignedIn who, Map<String, String> errors, Locale language, Model model) {
        model.addAttribute("errors", errors);
        model.addAttribute("lastAdministrator", users.lastAdministrator(who.userId()));
        model.addAttribute(
                "eraseAt",
                properties.deletionGrace().isZero()
                        ? null
                        : Moment.of(clock.instant().plus(properties.deletionGrace()), language));
        model.addAttribute("section", "data");
        return "account/delete";
    }

    private void requireLeave() {
        if (!properties.selfDeletion()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
