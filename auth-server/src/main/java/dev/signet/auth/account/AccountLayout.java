package dev.signet.auth.account;

import dev.signet.auth.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the account shows: who is signed in, and what has just been done. */
@ControllerAdvice(basePackageClasses = AccountLayout.class)
class AccountLayout {

    @ModelAttribute
    void layout(@AuthenticationPrincipal @Nullable SignedIn who, HttpServletRequest request, Model model) {
        model.addAttribute("signedInAs", who == null ? null : who.username());
        model.addAttribute("done", "GET".equals(request.getMethod()) ? Done.told(request) : null);
    }
}
