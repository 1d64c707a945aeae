package dev.signet.auth.endpoint.document;

import dev.signet.auth.audit.Callers;
import dev.signet.auth.throttle.Throttle;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Keeps strangers from having this server ask others all the time: so many documents in a minute on behalf of one address, and as many from
 * one host, whoever asks.
 */
@Component
class FetchBudget {

    private final DocumentProperties properties;
    private final Callers callers;
    private final Throttle fetches = new Throttle(Duration.ofMinutes(1));

    FetchBudget(DocumentProperties properties, Callers callers) {
        this.properties = properties;
        this.callers = callers;
    }

    /** Whether the address that is asking may have {@code document} fetched now; if so, it may so once less. */
    boolean take(URI document) {
        return fetches.take("from " + callers.current().address(), properties.requests())
                && fetches.take("to " + document.getHost().toLowerCase(Locale.ROOT), properties.requests());
    }
}
