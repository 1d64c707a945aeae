package dev.signet.auth.login.account;

import dev.signet.auth.login.LoginDestination;
import dev.signet.auth.login.waiting.PageAddress;
import dev.signet.auth.login.waiting.WaitingRequest;
import dev.signet.auth.login.waiting.WaitingRequests;
import dev.signet.auth.session.BrowserAccounts;
import dev.signet.auth.session.BrowserAccounts.Account;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoContextRepository;
import dev.signet.auth.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the accounts of this browser and lets one be chosen: for the request that waits, and for whatever comes after it. */
@Controller
class AccountsController {

    private static final String HOME = "/";

    private final BrowserAccounts accounts;
    private final SsoContextRepository contexts;
    private final WaitingRequests waiting;
    private final LoginDestination destination;

    AccountsController(
            BrowserAccounts accounts,
            SsoContextRepository contexts,
            WaitingRequests waiting,
            LoginDestination destination) {
        this.accounts = accounts;
        this.contexts = contexts;
        this.waiting = waiting;
        this.destination = destination;
    }

    /** A line of the page. */
    record Line(String sid, String username, String name, boolean signedIn, boolean current) {}

    @GetMapping(PageAddress.ACCOUNTS)
    String accounts(HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<SignedIn> current = accounts.findCurrent(request);
        List<Line> lines = accounts.list(request).stream()
                .map(account -> line(account, current))
                .toList();
        model.addAttribute("accounts", lines);
        model.addAttribute(
                "waiting", waiting.behind(request).map(WaitingRequest::id).orElse(null));
        model.addAttribute(
                "uiLocales",
                Languages.firstSpoken(request.getParameter(Languages.ASKED)).orElse(null));
        model.addAttribute(
                "clientName", destination.applicationName(request, response).orElse(null));
        return "login/accounts";
    }

    /** One that is not signed in any more signs in again; one that is not here leads to where one may choose. */
    @PostMapping(PageAddress.ACCOUNTS)
    String choose(@RequestParam(PageAddress.ACCOUNT) String sid, HttpServletRequest request) {
        Account chosen = accounts.find(request, sid).orElse(null);
        WaitingRequest behind = waiting.behind(request).orElse(null);
        if (chosen == null) {
            return "redirect:"
                    + PageAddress.of(PageAddress.ACCOUNTS).behind(behind).inThatOf(request);
        }
        SignedIn person = chosen.signedIn();
        if (person == null) {
            return "redirect:"
                    + PageAddress.of(PageAddress.LOGIN)
                            .behind(behind)
                            .inThatOf(request)
                            .about(chosen.sid());
        }
        contexts.use(request, person);
        waiting.answer(request, person.sid(), false);
        return "redirect:" + (behind == null ? HOME : behind.page());
    }

    private static Line line(Account account, Optional<SignedIn> current) {
        return new Line(
                account.sid().toString(),
                account.username(),
                account.name(),
                account.signedIn() != null,
                current.filter(person -> person.equals(account.signedIn())).isPresent());
    }
}
