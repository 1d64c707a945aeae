package dev.signet.auth.token;

import dev.signet.auth.Confirmation;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access token on its way to the client, and what the answer says of it. Prints nothing of the token.
 *
 * @param confirmation which key whoever uses it must have; null for a bearer token
 */
public record Issued(
        String value,
        Instant issuedAt,
        Instant expiresAt,
        Set<String> scopes,
        @Nullable Confirmation confirmation) {

    @Override
    public String toString() {
        return "Issued[" + scopes + ", until " + expiresAt + "]";
    }
}
