package dev.signet.auth.endpoint.statuslist;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.OAuthErrors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells clients at once which status lists have changed, as server-sent events. That is a hint and never the truth: what is
 * believed is the signed list. So an event that is lost, forged or told twice costs a second or a request, and nothing else.
 */
@RestController
class StatusEventsController {

    private static final String RETRY_AFTER_SECONDS = "10";

    /** How long whoever is cut off waits before it comes back. */
    private static final byte[] RECONNECT = "retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII);

    private final EventStreams streams;
    private final Clients clients;

    StatusEventsController(EventStreams streams, Clients clients) {
        this.streams = streams;
        this.clients = clients;
    }

    /** @return what to answer instead; null where a stream has begun */
    @GetMapping(path = "/status/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Nullable
    ResponseEntity<Map<String, String>> read(
            Authentication principal,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if ("HEAD".equals(request.getMethod())) {
            return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
        }
        Optional<Client> asking =
                clients.findEnabled(new ClientId(principal.getName())).filter(Client::confidential);
        if (asking.isEmpty()) {
            return refused(HttpStatus.SERVICE_UNAVAILABLE); // disabled this very moment: the next time it is told so
        }
        return switch (streams.take(asking.get().id())) {
            case CLIENT_HAS_TOO_MANY -> refused(HttpStatus.TOO_MANY_REQUESTS);
            case SERVER_HAS_TOO_MANY -> refused(HttpStatus.SERVICE_UNAVAILABLE);
            case GIVEN -> {
                begin(asking.get(), since(lastEventId), request, response);
                yield null;
            }
        };
    }

    private void begin(Client client, OptionalLong since, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean begun = false;
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
            response.setHeader("X-Accel-Buffering", "no"); // a proxy that collects an answer would keep all events
            response.getOutputStream().write(RECONNECT);
            response.flushBuffer();
            streams.begin(new StreamResponse(request.startAsync()), client, since);
            begun = true;
        } finally {
            if (!begun) {
                streams.giveBack(client.id());
            }
        }
    }

    /** What is no number of ours might be any: then everything may be new. */
    private static OptionalLong since(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Math.max(0, Long.parseLong(lastEventId)));
        } catch (NumberFormatException forged) {
            return OptionalLong.of(0);
        }
    }

    private static ResponseEntity<Map<String, String>> refused(HttpStatus status) {
        OAuth2Error error = OAuthErrors.temporarilyUnavailable().getError();
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "error",
                        error.getErrorCode(),
                        "error_description",
                        Objects.requireNonNull(error.getDescription())));
    }
}
