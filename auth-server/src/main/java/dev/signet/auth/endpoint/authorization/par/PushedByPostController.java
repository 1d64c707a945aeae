package dev.signet.auth.endpoint.authorization.par;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** What comes to the endpoint by GET is refused as such (RFC 9126 §2.3); what comes by other methods never gets there. */
@Controller
class PushedByPostController {

    private final ParProperties properties;

    PushedByPostController(ParProperties properties) {
        this.properties = properties;
    }

    @GetMapping(ParExtension.PATH)
    ResponseEntity<Void> refuse() {
        if (!properties.enabled()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, HttpMethod.POST.name())
                .build();
    }
}
