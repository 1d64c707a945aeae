package dev.signet.auth.endpoint.registration;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.client.registered.Registration;
import dev.signet.auth.client.registered.RegistrationProperties;
import dev.signet.auth.client.registered.Registrations;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.revoke.RegistrationEnds;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The client registration endpoint (RFC 7591 §3), and the client configuration endpoints below it (RFC 7592 §2). */
@RestController
class RegistrationController {

    static final String PATH = "/connect/register";

    private static final String OF_A_CLIENT = PATH + "/{client}";
    private static final BearerTokenResolver TOKENS = new DefaultBearerTokenResolver();

    private final RegistrationProperties properties;
    private final Admission admission;
    private final Registering registering;
    private final Registrations registrations;
    private final Clients clients;
    private final RegistrationEnds ends;

    RegistrationController(
            RegistrationProperties properties,
            Admission admission,
            Registering registering,
            Registrations registrations,
            Clients clients,
            RegistrationEnds ends) {
        this.properties = properties;
        this.admission = admission;
        this.registering = registering;
        this.registrations = registrations;
        this.clients = clients;
        this.ends = ends;
    }

    @PostMapping(PATH)
    ResponseEntity<Map<String, Object>> register(HttpServletRequest request) throws IOException {
        requireOn();
        String how = admission.of(TOKENS.resolve(request), request.getRemoteAddr());
        return answer(HttpStatus.CREATED, registering.register(RegistrationBody.read(request), how));
    }

    @GetMapping(OF_A_CLIENT)
    ResponseEntity<Map<String, Object>> read(@PathVariable("client") String client, HttpServletRequest request) {
        String token = token(request);
        return answer(HttpStatus.OK, registering.read(present(client, token), token));
    }

    @PutMapping(OF_A_CLIENT)
    ResponseEntity<Map<String, Object>> change(@PathVariable("client") String client, HttpServletRequest request)
            throws IOException {
        String token = token(request);
        Registration present = present(client, token);
        admission.requireRoom();
        Map<String, @Nullable Object> sent = RegistrationBody.read(request);
        admission.checkOwn(client(present), sent, request.getRemoteAddr());
        return answer(HttpStatus.OK, registering.change(present, token, sent));
    }

    @DeleteMapping(OF_A_CLIENT)
    ResponseEntity<Void> delete(@PathVariable("client") String client, HttpServletRequest request) {
        ends.end(present(client, token(request)).client());
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }

    /** Without the right token there is no telling whether there is such a client (RFC 7592 §2.1). */
    private Registration present(String id, String token) {
        Registration found = registrations.find(new ClientId(id), token).orElseThrow(OAuthErrors::invalidToken);
        client(found);
        return found;
    }

    private Client client(Registration registration) {
        return clients.findEnabled(registration.client()).orElseThrow(OAuthErrors::invalidToken);
    }

    private String token(HttpServletRequest request) {
        requireOn();
        String token = TOKENS.resolve(request);
        if (token == null) {
            throw OAuthErrors.invalidToken();
        }
        return token;
    }

    private void requireOn() {
        if (!properties.on()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static ResponseEntity<Map<String, Object>> answer(HttpStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
