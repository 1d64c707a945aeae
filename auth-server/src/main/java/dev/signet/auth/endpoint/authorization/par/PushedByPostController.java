package dev.signet.auth.endpoint.authorization.par;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.server.ResponseStatusException;

/** What comes to the endpoint by another method than POST is refused as such (RFC 9126 §2.3). */
@Controller
class PushedByPostController {

    private final ParProperties properties;

    PushedByPostController(ParProperties properties) {
        this.properties = properties;
    }

    @RequestMapping(
            path = ParExtension.PATH,
            method = {
                RequestMethod.GET,
                RequestMethod.HEAD,
                RequestMethod.PUT,
                RequestMethod.PATCH,
                RequestMethod.DELETE
            })
    ResponseEntity<Void> refuse() {
        if (!properties.enabled()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, RequestMethod.POST.name())
                .build();
    }
}
