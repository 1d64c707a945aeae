package dev.signet.resource.token.key;

import java.time.Duration;

/** No key is at hand and none can be fetched now, so nothing can be said about any token. */
public final class KeysUnavailableException extends OutageException {

    private static final long serialVersionUID = 1L;

    KeysUnavailableException(Duration retryAfter) {
        super("The keys of the authorization server cannot be fetched", retryAfter);
    }
}
