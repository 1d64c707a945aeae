package dev.signet.resource.token.dpop;

import dev.signet.resource.token.key.OutageException;
import java.time.Duration;

/** So many proofs are remembered that another one could not be, and might come back unnoticed. */
final class TooManyProofsException extends OutageException {

    private static final long serialVersionUID = 1L;

    TooManyProofsException(Duration retryAfter) {
        super("More DPoP proofs than signet.resource.dpop.replay-entries came in one span", retryAfter);
    }
}
