package dev.signet.resource.me;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/me}, for any valid token. */
@RestController
class MeController {

    @GetMapping("/api/me")
    Me me(@AuthenticationPrincipal Jwt token) {
        return Me.of(token);
    }
}
