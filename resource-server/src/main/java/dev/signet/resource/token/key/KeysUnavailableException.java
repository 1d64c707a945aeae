package dev.signet.resource.token.key;

import java.time.Duration;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * No key is at hand and none can be fetched now, so nothing can be said about any token. An outage, not a verdict: the
 * caller must answer "later" (503) and never "invalid" (401), or clients would throw good tokens away.
 */
public final class KeysUnavailableException extends JwtException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    KeysUnavailableException(Duration retryAfter) {
        super("The keys of the authorization server cannot be fetched");
        this.retryAfter = retryAfter;
    }

    /** After how long asking again makes sense. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
