package dev.signet.resource.token.opaque;

import dev.signet.resource.token.key.OutageException;
import java.time.Duration;

/** The authorization server did not say anything about the token that could be used. */
final class IntrospectionUnavailableException extends OutageException {

    private static final long serialVersionUID = 1L;
    private static final Duration SOON = Duration.ofSeconds(1);

    IntrospectionUnavailableException(Throwable cause) {
        super("The authorization server cannot be asked about tokens", SOON);
        initCause(cause);
    }
}
