package dev.signet.auth.account;

import dev.signet.auth.Cursor;
import dev.signet.auth.account.view.AppViews;
import dev.signet.auth.account.view.History;
import dev.signet.auth.account.view.SessionViews;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.Users;
import dev.signet.auth.web.Moment;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pages to read: oneself and one's sessions, the applications with access, and what happened. */
@Controller
class AccountPages {

    private final Users users;
    private final SessionViews sessions;
    private final AppViews apps;
    private final History history;

    AccountPages(Users users, SessionViews sessions, AppViews apps, History history) {
        this.users = users;
        this.sessions = sessions;
        this.apps = apps;
        this.history = history;
    }

    @GetMapping("/account")
    String overview(@AuthenticationPrincipal SignedIn who, Locale language, Model model) {
        UserAccount account = users.find(who.userId()).orElseThrow(AccountPages::notFound);
        model.addAttribute("person", account);
        model.addAttribute("createdAt", Moment.of(account.createdAt(), language));
        model.addAttribute("sessions", sessions.list(who, language));
        model.addAttribute("section", "overview");
        return "account/overview";
    }

    @GetMapping("/account/apps")
    String apps(@AuthenticationPrincipal SignedIn who, Locale language, Model model) {
        model.addAttribute("apps", apps.list(who.userId(), language));
        model.addAttribute("section", "apps");
        return "account/apps";
    }

    /** @param after where the page before ended, as that page said */
    @GetMapping("/account/history")
    String history(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Locale language,
            Model model) {
        Cursor cursor = after == null ? null : Cursor.parse(after).orElseThrow(AccountPages::notFound);
        History.Page page = history.page(who.userId(), cursor, language);
        model.addAttribute("lines", page.lines());
        model.addAttribute("next", page.next());
        model.addAttribute("first", cursor == null);
        model.addAttribute("section", "history");
        return "account/history";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
