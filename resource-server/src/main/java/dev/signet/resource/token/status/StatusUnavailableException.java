package dev.signet.resource.token.status;

import dev.signet.resource.token.key.OutageException;
import java.time.Duration;

/**
 * Nobody can say now whether the token was taken back: its list could not be fetched, or not for too long. An outage like missing
 * keys, and no verdict.
 */
public final class StatusUnavailableException extends OutageException {

    private static final long serialVersionUID = 1L;

    /** Lists are asked for all the time, so that the next moment may know more. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    StatusUnavailableException() {
        super("The status of the access token cannot be known", RETRY_AFTER);
    }
}
