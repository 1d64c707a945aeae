package dev.signet.auth.login.account;

import dev.signet.auth.login.frontchannel.FrontChannel;
import dev.signet.auth.login.waiting.PageAddress;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.BrowserAccounts;
import dev.signet.auth.session.BrowserAccounts.Account;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks whether to sign out, and does so: one account of a browser, or all of them. */
@Controller
class SignOutController {

    private static final String SIGNED_OUT = "/signed-out";
    private static final String ALL = "all";

    private final BrowserAccounts accounts;
    private final Revocation revocation;
    private final FrontChannel frontChannel;

    SignOutController(BrowserAccounts accounts, Revocation revocation, FrontChannel frontChannel) {
        this.accounts = accounts;
        this.revocation = revocation;
        this.frontChannel = frontChannel;
    }

    /** Asks whoever is still signed in whether to end it; tells everybody else that it has ended. */
    @GetMapping(SIGNED_OUT)
    String signedOut(HttpServletRequest request, Model model) {
        List<String> names =
                accounts.listSignedIn(request).stream().map(SignedIn::username).toList();
        SignedIn current = accounts.findCurrent(request).orElse(null);
        model.addAttribute("usernames", names);
        if (current == null) {
            return "login/signed-out";
        }
        model.addAttribute("username", current.username());
        model.addAttribute("account", current.sid().toString());
        return "login/confirm-sign-out";
    }

    /** @param account a {@code sid}, or all of them; null for the one that the browser is used as */
    @PostMapping(SIGNED_OUT)
    String signOut(
            @RequestParam(name = PageAddress.ACCOUNT, required = false) @Nullable String account,
            HttpServletRequest request) {
        List<SessionId> over = named(account, request);
        for (SessionId sid : over) {
            accounts.find(request, sid.toString())
                    .ifPresent(left -> revocation.endSession(left.user(), sid, EndReason.SIGNED_OUT));
            accounts.remove(request, sid);
        }
        SecurityContextHolder.clearContext();
        return frontChannel.before("redirect:" + SIGNED_OUT, request, over);
    }

    private List<SessionId> named(@Nullable String account, HttpServletRequest request) {
        if (ALL.equals(account)) {
            return accounts.list(request).stream().map(Account::sid).toList();
        }
        return account == null
                ? accounts.findCurrent(request).map(SignedIn::sid).stream().toList()
                : accounts.find(request, account).map(Account::sid).stream().toList();
    }
}
