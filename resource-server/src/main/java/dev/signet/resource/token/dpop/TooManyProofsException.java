package dev.signet.resource.token.dpop;

import dev.signet.resource.token.key.OutageException;
import java.time.Duration;

/** So many proofs are remembered that another one could not be, and might come back unnoticed. */
final class TooManyProofsException extends OutageException {

    private static final long serialVersionUID = 1L;

    /** With room again after that time, which is told in whole seconds and so rounded up. */
    TooManyProofsException(Duration untilRoom) {
        super(
                "More DPoP proofs than signet.resource.dpop.replay-entries came in one span",
                Duration.ofSeconds(untilRoom.plusMillis(999).toSeconds()));
    }
}
