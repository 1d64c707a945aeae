package dev.signet.auth.grant.asked;

import org.jspecify.annotations.Nullable;

/**
 * What else an authorization request said that is kept with its grant.
 *
 * @param responseMode how the answer travels, by its name on the wire; null where the request named none
 */
public record Terms(@Nullable String responseMode) {

    /** Of a request that said nothing else. */
    public static final Terms NONE = new Terms(null);
}
