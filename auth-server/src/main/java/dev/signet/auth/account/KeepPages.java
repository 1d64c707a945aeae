package dev.signet.auth.account;

import dev.signet.auth.login.AccountLeaving;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.Users;
import dev.signet.auth.web.Moment;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Takes a deletion back, for whoever has just proved at the login page that the account is theirs. */
@Controller
class KeepPages {

    private final Users users;
    private final Clock clock;

    KeepPages(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @GetMapping("/keep-account")
    String ask(HttpServletRequest request, Locale language, Model model) {
        UserAccount account = leaving(request);
        model.addAttribute("username", account.username());
        model.addAttribute("eraseAt", Moment.of(Objects.requireNonNull(account.eraseAt()), language));
        return "account/keep";
    }

    @PostMapping("/keep-account")
    String keep(HttpServletRequest request) {
        UserAccount account = leaving(request);
        AccountLeaving.forget(request);
        users.keep(account.id());
        return "redirect:/account-kept";
    }

    @GetMapping("/account-kept")
    String kept() {
        return "account/kept";
    }

    private UserAccount leaving(HttpServletRequest request) {
        Instant now = clock.instant();
        return AccountLeaving.asked(request, now)
                .flatMap(users::find)
                .filter(account -> account.leaving(now))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
