package dev.signet.auth.session.store;

import dev.signet.auth.secret.Digest;
import dev.signet.auth.session.SsoSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Any store of Spring Session, with two differences. The cookie carries a ticket, and the store knows the session by the
 * ticket's digest: a copy of the store opens no session. And the time of the last use is passed on only now and then, so
 * that using a session is not writing one.
 */
final class TicketedSessions<S extends Session> implements SessionRepository<TicketedSessions.Ticketed<S>> {

    private final SessionRepository<S> store;
    private final Tickets tickets;

    TicketedSessions(SessionRepository<S> store, Tickets tickets) {
        this.store = store;
        this.tickets = tickets;
    }

    @Override
    public Ticketed<S> createSession() {
        S session = store.createSession();
        return new Ticketed<>(session, tickets.drawn(), tickets);
    }

    @Override
    public void save(Ticketed<S> session) {
        store.save(session.stored);
    }

    @Override
    public @Nullable Ticketed<S> findById(String ticket) {
        S session = store.findById(Digest.sha256Base64url(ticket));
        return session == null ? null : new Ticketed<>(session, ticket, tickets);
    }

    @Override
    public void deleteById(String ticket) {
        store.deleteById(Digest.sha256Base64url(ticket));
    }

    /** A session whose id is the ticket, not the digest that the store knows. */
    static final class Ticketed<S extends Session> implements Session {

        private final S stored;
        private final Tickets tickets;
        private String ticket;

        Ticketed(S stored, String ticket, Tickets tickets) {
            this.stored = stored;
            this.ticket = ticket;
            this.tickets = tickets;
        }

        @Override
        public String getId() {
            return ticket;
        }

        @Override
        public String changeSessionId() {
            stored.changeSessionId();
            ticket = tickets.drawn();
            return ticket;
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            if (time.isAfter(stored.getLastAccessedTime().plus(SsoSessions.TOUCHED_EVERY))) {
                stored.setLastAccessedTime(time);
            }
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return stored.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return stored.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            stored.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            stored.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return stored.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return stored.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            stored.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return stored.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return stored.isExpired();
        }
    }
}
