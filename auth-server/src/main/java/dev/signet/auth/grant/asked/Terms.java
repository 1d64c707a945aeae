package dev.signet.auth.grant.asked;

import dev.signet.auth.grant.pushed.PushedHandle;
import org.jspecify.annotations.Nullable;

/**
 * What else is known of an authorization request that is kept with its grant.
 *
 * @param responseMode how the answer travels, by its name on the wire; null where the request named none
 * @param pushed the pushed request whose one answer this is; null if it was not pushed
 */
public record Terms(@Nullable String responseMode, @Nullable PushedHandle pushed) {

    /** Of a request that said nothing else. */
    public static final Terms NONE = new Terms(null, null);
}
