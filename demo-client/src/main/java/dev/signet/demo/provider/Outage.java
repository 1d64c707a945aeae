package dev.signet.demo.provider;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.HttpServerErrorException;

/** Tells an outage from a refusal by looking through an exception's causes. */
public final class Outage {

    private Outage() {}

    /** Whether the other side did not answer, or answered with a server error, at the root of this. */
    public static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean silent = cause instanceof ProviderUnreachableException || cause instanceof IOException;
            if (silent || cause instanceof HttpServerErrorException) {
                return true;
            }
        }
        return false;
    }
}
