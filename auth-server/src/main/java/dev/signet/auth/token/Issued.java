package dev.signet.auth.token;

import java.time.Instant;
import java.util.Set;

/** An access token on its way to the client, and what the answer says of it. Prints nothing of the token. */
public record Issued(String value, Instant issuedAt, Instant expiresAt, Set<String> scopes) {

    @Override
    public String toString() {
        return "Issued[" + scopes + ", until " + expiresAt + "]";
    }
}
