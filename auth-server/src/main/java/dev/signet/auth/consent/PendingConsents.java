package dev.signet.auth.consent;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.user.UserId;
import java.util.Optional;
import java.util.Set;

/** The requests that wait for a user's answer; known to whoever keeps them. */
public interface PendingConsents {

    /**
     * A request that waits: which client asks for what, and where the answer goes.
     *
     * @param claims those that it asks for one by one, beside what the scopes stand for
     */
    record Pending(ClientId client, String redirectUri, Set<String> scopes, Set<String> claims) {}

    /** The request behind the page with this {@code state}, if it is {@code user} who was asked and the page is still good. */
    Optional<Pending> find(String state, UserId user);
}
