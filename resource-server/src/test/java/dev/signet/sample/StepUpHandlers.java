package dev.signet.sample;

import dev.signet.resource.token.stepup.RequiresAuthentication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Handlers that ask for a better login in every way in which the annotation may be written. */
@TestConfiguration(proxyBeanMethods = false)
@EnableMethodSecurity
public class StepUpHandlers {

    /** Handlers that know nothing of who will inherit them. */
    abstract static class Plain {

        @GetMapping("/inherited")
        String inherited() {
            return "inherited";
        }
    }

    @RestController
    @RequiresAuthentication(acr = "2")
    static class Guarded extends Plain {

        @GetMapping("/guarded")
        String guarded() {
            return "guarded";
        }

        @GetMapping("/recent")
        @RequiresAuthentication(maxAge = "300s")
        String recent() {
            return "recent";
        }

        @GetMapping("/scoped")
        @PreAuthorize("hasAuthority('SCOPE_admin')")
        String scoped() {
            return "scoped";
        }
    }

    @RestController
    static class Open {

        @GetMapping("/open")
        String open() {
            return "open";
        }
    }
}
