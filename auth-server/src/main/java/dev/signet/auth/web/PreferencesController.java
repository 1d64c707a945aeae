package dev.signet.auth.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
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
        Optional<Theme> chosenTheme =
                Optional.ofNullable(theme).map(token -> Theme.parse(token).orElseThrow(PreferencesController::unknown));
        Optional<Locale> chosenLanguage = Optional.ofNullable(language)
                .map(code -> Languages.parse(code).orElseThrow(PreferencesController::unknown));
        // Only now, so that a form with one bad field keeps nothing of the other.
        chosenTheme.ifPresent(
                chosen -> PreferenceCookies.write(request, response, PreferenceCookies.THEME, chosen.token()));
        chosenLanguage.ifPresent(
                chosen -> PreferenceCookies.write(request, response, PreferenceCookies.LANGUAGE, chosen.getLanguage()));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, LocalPath.of(back))
                .build();
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
