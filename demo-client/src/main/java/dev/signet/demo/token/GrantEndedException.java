package dev.signet.demo.token;

import org.jspecify.annotations.Nullable;

/** There is no way to a token any more short of a new sign-in; the session here has to end. */
public class GrantEndedException extends RuntimeException {

    public GrantEndedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
