package dev.signet.auth.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Takes the theme and language forms at the foot of every page. */
@Controller
class PreferencesController {

    @PostMapping("/preferences")
    ResponseEntity<Void> keep(
            @RequestParam(name = "theme", required = false) @Nullable String theme,
            @RequestParam(name = "language", required = false) @Nullable String language,
            @RequestParam(name = "back", required = false) @Nullable String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (theme != null) {
            Theme chosen = Theme.parse(theme).orElseThrow(PreferencesController::unknown);
            PreferenceCookies.write(request, response, PreferenceCookies.THEME, chosen.token());
        }
        if (language != null) {
            String chosen = Languages.parse(language)
                    .orElseThrow(PreferencesController::unknown)
                    .getLanguage();
            PreferenceCookies.write(request, response, PreferenceCookies.LANGUAGE, chosen);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, LocalPath.of(back))
                .build();
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
