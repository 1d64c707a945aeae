package dev.signet.auth.endpoint.statuslist;

import dev.signet.auth.status.SignedList;
import dev.signet.auth.status.StatusLists;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers with a status list, to anybody and to scripts of any site: it says of no token whose it is. Whoever has the newest copy
 * is told just that (RFC 9110 §13.1.2, §15.4.5). What has been is not kept: a question about another time (§8.4) is refused.
 */
@RestController
class StatusListController {

    private static final String LIST = "/status/{list:[0-9]{1,12}}";
    private static final String STATUS_LIST = "application/statuslist+jwt";

    private final StatusLists lists;

    StatusListController(StatusLists lists) {
        this.lists = lists;
    }

    /** Whoever will have no stored answer (RFC 9111 §5.2.1.4) gets what every node knows by now, not only this one. */
    @GetMapping(path = LIST, produces = STATUS_LIST)
    ResponseEntity<byte[]> read(
            @PathVariable long list,
            @RequestHeader(name = HttpHeaders.CACHE_CONTROL, defaultValue = "") String cacheControl) {
        boolean newest = cacheControl.toLowerCase(Locale.ROOT).contains("no-cache");
        return (newest ? lists.findNow(list) : lists.find(list))
                .map(StatusListController::answer)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping(path = LIST, params = "time", produces = STATUS_LIST)
    ResponseEntity<Void> readAsItWas() {
        return ResponseEntity.status(HttpStatus.NOT_IMPLEMENTED).build();
    }

    /** Which lists there are (§9.3). */
    @GetMapping(path = "/status", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, List<String>>> readAggregation() {
        return forAll(MediaType.APPLICATION_JSON_VALUE).body(Map.of("status_lists", lists.uris()));
    }

    /** Better none than an old one: whoever asks has a copy that is not older. */
    @ExceptionHandler(DataAccessException.class)
    ResponseEntity<Void> unknown() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }

    /** The framework makes 304 of it for whoever has this very copy. */
    private static ResponseEntity<byte[]> answer(SignedList list) {
        return forAll(STATUS_LIST)
                .eTag(list.tag())
                .header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.ETAG)
                .body(list.token().getBytes(StandardCharsets.US_ASCII));
    }

    /** The same for every origin, so that a cache between need not keep a copy for each. */
    private static ResponseEntity.BodyBuilder forAll(String type) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .cacheControl(CacheControl.maxAge(StatusLists.FRESH).cachePublic());
    }
}
