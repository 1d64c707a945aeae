package dev.signet.resource.compare;

import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one answer behind all of the doors. */
@RestController
@Profile("demo")
class CompareController {

    @GetMapping({
        "/compare/open/me",
        "/compare/signature/me",
        "/compare/introspection/me",
        "/compare/status-list/me",
        "/compare/recent/me"
    })
    Map<String, String> me(@Nullable Principal caller) {
        return Map.of("sub", caller == null ? "anybody" : caller.getName());
    }
}
