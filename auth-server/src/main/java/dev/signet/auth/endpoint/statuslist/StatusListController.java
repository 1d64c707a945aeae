package dev.signet.auth.endpoint.statuslist;

import dev.signet.auth.status.StatusLists;
import java.nio.charset.StandardCharsets;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers with a status list, to anybody: it says of no token whose it is. */
@RestController
class StatusListController {

    private static final MediaType STATUS_LIST = new MediaType("application", "statuslist+jwt");

    private final StatusLists lists;

    StatusListController(StatusLists lists) {
        this.lists = lists;
    }

    @GetMapping("/status/{list:[0-9]{1,12}}")
    ResponseEntity<byte[]> read(@PathVariable long list) {
        return lists.find(list)
                .map(token -> ResponseEntity.ok()
                        .contentType(STATUS_LIST)
                        .cacheControl(CacheControl.maxAge(StatusLists.FRESH).cachePublic())
                        .body(token.getBytes(StandardCharsets.US_ASCII)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** Better none than an old one: whoever asks has a copy that is not older. */
    @ExceptionHandler(DataAccessException.class)
    ResponseEntity<Void> unknown() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }
}
