package dev.signet.demo.token;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Gives every session a lock of its own at birth, so that its requests refresh one after the other.
 *
 * <p>Rotation makes this a duty and not a courtesy: of two requests that present the same refresh token the second looks like
 * a thief, and a careful server ends everything. A lock in memory is enough while a session lives in one process; an app with
 * shared sessions needs a lock that is shared too.
 */
@Component
class RefreshTurns implements HttpSessionListener {

    private static final String ATTRIBUTE = "demo.refresh-turn";

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        event.getSession().setAttribute(ATTRIBUTE, new ReentrantLock());
    }

    /**
     * The session's lock, the same for all its requests.
     *
     * @throws IllegalStateException when the session has ended
     */
    Lock of(HttpSession session) {
        if (session.getAttribute(ATTRIBUTE) instanceof Lock turn) {
            return turn;
        }
        throw new IllegalStateException("A session without a refresh turn: the listener was not registered.");
    }
}
