package dev.signet.resource.token.key;

import java.time.Duration;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Nothing can be said about a token now, because what it must be held against is out of reach. No verdict: the caller must
 * answer "later" (503) and never "invalid" (401), or clients would throw good tokens away.
 */
public abstract class OutageException extends JwtException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    protected OutageException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** After how long asking again makes sense. */
    public final Duration retryAfter() {
        return retryAfter;
    }
}
