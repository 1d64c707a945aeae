package dev.signet.auth.account;

import dev.signet.auth.login.attempt.Confirmation;
import dev.signet.auth.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything that is kept of a person, for that person to take along. */
@Controller
class DataPages {

    private static final String FILE = "signet-account.json";

    private final Confirmation confirmation;
    private final AccountExport export;
    private final AccountProperties properties;

    DataPages(Confirmation confirmation, AccountExport export, AccountProperties properties) {
        this.confirmation = confirmation;
        this.export = export;
        this.properties = properties;
    }

    @GetMapping("/account/data")
    String data(Model model) {
        model.addAttribute("selfDeletion", properties.selfDeletion());
        model.addAttribute("section", "data");
        return "account/data";
    }

    @GetMapping("/account/export")
    String ask(Model model) {
        return show(Map.of(), model);
    }

    /** A view's name if the password was not given, else nothing: the answer is the file. */
    @PostMapping("/account/export")
    @Nullable
    String export(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Confirmation.Outcome outcome = confirmation.confirm(who, password, request.getRemoteAddr());
        if (outcome != Confirmation.Outcome.CONFIRMED) {
            return show(PasswordForm.errors(outcome, "password"), model);
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(FILE).build().toString());
        export.write(who, response.getOutputStream());
        return null;
    }

    private static String show(Map<String, String> errors, Model model) {
        model.addAttribute("errors", errors);
        model.addAttribute("section", "data");
        return "account/export";
    }
}
