package dev.signet.auth.admin;

import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.server.ResponseStatusException;

/** The page behind the set-up link. The code leaves the address at once, so that it stays in no history and no referrer. */
@Controller
class SetupPage {

    private static final String DIGEST = "signet.setup-digest";
    private static final String TEMPLATE = "admin/setup";

    private final Setup setup;

    SetupPage(Setup setup) {
        this.setup = setup;
    }

    @GetMapping(path = "/setup", params = "code")
    String open(@RequestParam("code") String code, HttpSession session) {
        String digest = Setup.digest(code);
        if (!setup.valid(digest)) {
            throw notFound();
        }
        session.setAttribute(DIGEST, digest);
        return "redirect:/setup";
    }

    @GetMapping(path = "/setup", params = "!code")
    String form(@SessionAttribute(name = DIGEST, required = false) @Nullable String digest, Model model) {
        if (digest == null || !setup.valid(digest)) {
            throw notFound();
        }
        return show(SetupForm.EMPTY, Map.of(), model);
    }

    @PostMapping("/setup")
    String create(
            @SessionAttribute(name = DIGEST, required = false) @Nullable String digest,
            SetupForm form,
            HttpSession session,
            Model model) {
        if (digest == null || !setup.valid(digest)) {
            throw notFound();
        }
        Map<String, String> errors = form.errors();
        if (!errors.isEmpty()) {
            return show(form.shownAgain(), errors, model);
        }
        if (setup.createAdministrator(digest, form.administrator()).isEmpty()) {
            throw notFound();
        }
        session.removeAttribute(DIGEST);
        model.addAttribute("username", form.username());
        return "admin/setup-done";
    }

    private static String show(SetupForm form, Map<String, String> errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return TEMPLATE;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
