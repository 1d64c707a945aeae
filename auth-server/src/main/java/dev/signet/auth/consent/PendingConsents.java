package dev.signet.auth.consent;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The requests that wait for a user's answer; known to whoever keeps them. */
public interface PendingConsents {

    /**
     * A request that waits: which client asks for what, and where the answer goes.
     *
     * @param claims those that it asks for one by one, beside what the scopes stand for
     * @param details what else it asks for (RFC 9396), to be allowed as it is or not at all
     */
    record Pending(ClientId client, String redirectUri, Set<String> scopes, Set<String> claims, List<Detail> details) {
        public Pending {
            details = List.copyOf(details);
        }
    }

    /** Something that is asked for, in the person's language. */
    record Detail(String title, List<Line> lines) {
        public Detail {
            lines = List.copyOf(lines);
        }
    }

    /** What is said of it. */
    record Line(String label, String value) {}

    /** The request behind the page with this {@code state}, if it is {@code user} who was asked and the page is still good. */
    Optional<Pending> find(String state, UserId user);
}
