package dev.signet.auth.login;

import dev.signet.auth.login.waiting.PageAddress;
import dev.signet.auth.login.waiting.WaitingRequest;
import dev.signet.auth.login.waiting.WaitingRequests;
import dev.signet.auth.login.waiting.Why;
import dev.signet.auth.session.BrowserAccounts;
import dev.signet.auth.session.BrowserAccounts.Account;
import dev.signet.auth.session.SessionProperties;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoContextRepository;
import dev.signet.auth.session.SsoSession;
import dev.signet.auth.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page. Its form is taken by Spring Security's own filter. */
@Controller
class LoginPages {

    /** Ends that may surprise whoever comes back; the others are of their own doing, or tell too much. */
    private static final Set<String> EXPLAINED =
            Set.of("ended_by_user", "signed_out_everywhere", "session_limit", "session_expired", "password_changed");

    static final String LOGIN = PageAddress.LOGIN;

    /** Where a form of {@link #LOGIN} is forwarded to that is too old to be taken. */
    static final String EXPIRED = "/login/expired";

    private final LoginDestination destination;
    private final WaitingRequests waiting;
    private final BrowserAccounts accounts;
    private final SsoContextRepository contexts;
    private final SessionProperties sessionProperties;

    LoginPages(
            LoginDestination destination,
            WaitingRequests waiting,
            BrowserAccounts accounts,
            SsoContextRepository contexts,
            SessionProperties sessionProperties) {
        this.destination = destination;
        this.waiting = waiting;
        this.accounts = accounts;
        this.contexts = contexts;
        this.sessionProperties = sessionProperties;
    }

    /** Whoever has signed in elsewhere meanwhile, in another tab, is not asked a second time. */
    @GetMapping(LOGIN)
    String login(
            @RequestParam(name = "failure", required = false) @Nullable String failure,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        WaitingRequest behind = waiting.behind(request).orElse(null);
        if (behind != null && failure == null && mayGoOn(behind, request)) {
            return "redirect:" + behind.page();
        }
        return show(LoginFailure.known(failure), request, response, model);
    }

    private boolean mayGoOn(WaitingRequest behind, HttpServletRequest request) {
        return behind.why() == Why.NOBODY
                && request.getParameter(PageAddress.ACCOUNT) == null
                && accounts.findCurrent(request).isPresent();
    }

    @PostMapping(EXPIRED)
    String expired(HttpServletRequest request, HttpServletResponse response, Model model) {
        return show("expired", request, response, model);
    }

    private String show(
            @Nullable String failure, HttpServletRequest request, HttpServletResponse response, Model model) {
        WaitingRequest behind = waiting.behind(request).orElse(null);
        boolean again = behind != null && behind.why() == Why.AGAIN;
        Optional<Account> about = about(again, request);
        model.addAttribute("failure", failure);
        model.addAttribute("username", expected(about, request, response));
        model.addAttribute("again", again);
        model.addAttribute(
                "remembered",
                about.map(Account::signedIn).filter(SignedIn::remembered).isPresent());
        model.addAttribute("waiting", behind == null ? null : behind.id());
        model.addAttribute("others", !accounts.list(request).isEmpty());
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

    /** The account whose login is made anew: the one that the address names, else the one in use. */
    private Optional<Account> about(boolean again, HttpServletRequest request) {
        String named = request.getParameter(PageAddress.ACCOUNT);
        String sid = again && named == null
                ? accounts.findCurrent(request)
                        .map(person -> person.sid().toString())
                        .orElse(null)
                : named;
        return accounts.find(request, sid);
    }

    /** The user name that the page already knows: of the account that it is about, or what the application expects. */
    private @Nullable String expected(
            Optional<Account> about, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> hint = request.getParameter(PageAddress.ACCOUNT) == null
                ? destination.loginHint(request, response)
                : Optional.empty();
        return about.map(Account::username).or(() -> hint).orElse(null);
    }
}
