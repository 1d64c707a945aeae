package dev.signet.auth.login;

import dev.signet.auth.Issuer;
import dev.signet.auth.session.BrowserAccounts;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What this server is, and who is signed in here. */
@Controller
class HomePage {

    private final Issuer issuer;
    private final BrowserAccounts accounts;

    HomePage(Issuer issuer, BrowserAccounts accounts) {
        this.issuer = issuer;
        this.accounts = accounts;
    }

    @GetMapping("/")
    String home(@Nullable Authentication authentication, HttpServletRequest request, Model model) {
        SignedIn signedIn = SsoAuthentication.signedIn(authentication);
        model.addAttribute("issuer", issuer.value());
        model.addAttribute("signedInAs", signedIn == null ? null : signedIn.username());
        model.addAttribute("accountsHere", !accounts.list(request).isEmpty());
        return "web/home";
    }
}
