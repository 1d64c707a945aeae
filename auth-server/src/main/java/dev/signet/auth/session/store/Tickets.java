package dev.signet.auth.session.store;

import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.RandomValues;
import org.springframework.session.SessionIdGenerator;

/**
 * Draws tickets. The store asks for a new id and is given a digest; the thread that made the store ask takes the ticket
 * itself right after.
 */
final class Tickets implements SessionIdGenerator {

    private final RandomValues random;
    private final ThreadLocal<String> drawn = new ThreadLocal<>();

    Tickets(RandomValues random) {
        this.random = random;
    }

    @Override
    public String generate() {
        String ticket = random.secret();
        drawn.set(ticket);
        return Digest.sha256Base64url(ticket);
    }

    /** The ticket behind the digest that this thread was given last. */
    String drawn() {
        String ticket = drawn.get();
        drawn.remove();
        if (ticket == null) {
            throw new IllegalStateException("the store of sessions did not ask for an id");
        }
        return ticket;
    }
}
