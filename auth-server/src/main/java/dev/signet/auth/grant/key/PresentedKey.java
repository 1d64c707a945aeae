package dev.signet.auth.grant.key;

import dev.signet.auth.Confirmation;
import org.jspecify.annotations.Nullable;

/**
 * The key of whoever uses a code or a refresh token.
 *
 * @param proven that they have proved to have; null for none
 * @param binding what the refresh token is bound to from now on; null for none
 */
public record PresentedKey(
        @Nullable Confirmation proven, @Nullable Confirmation binding) {

    /** Nothing was proved. */
    public static final PresentedKey NONE = new PresentedKey(null, null);

    /** Of a public client: its refresh token is bound to the key as well (RFC 9449 §5, RFC 8705 §4). */
    public static PresentedKey ofPublicClient(@Nullable Confirmation proven) {
        return new PresentedKey(proven, proven);
    }

    /** Of a confidential client: what binds its refresh token is its own proof of who it is, so that it may change the key. */
    public static PresentedKey ofConfidentialClient(@Nullable Confirmation proven) {
        return new PresentedKey(proven, null);
    }
}
