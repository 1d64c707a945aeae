package dev.signet.demo.token;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often this session was refreshed. Written only by who holds the session's turn.
 *
 * @param count refreshes since sign-in
 * @param lastAt when the last one was, or {@code null} before the first
 * @param spent the fingerprint of the refresh token that the last one used up, or {@code null} before the first
 */
public record RefreshLedger(
        int count, @Nullable Instant lastAt, @Nullable String spent) implements Serializable {

    private static final String ATTRIBUTE = "demo.refreshes";

    /** The session's ledger; an empty one where nothing was written yet. */
    public static RefreshLedger of(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof RefreshLedger ledger
                ? ledger
                : new RefreshLedger(0, null, null);
    }

    static void write(HttpSession session, Instant at, @Nullable String spent) {
        session.setAttribute(ATTRIBUTE, new RefreshLedger(of(session).count() + 1, at, spent));
    }

    /** A new sign-in in the same session starts counting anew. */
    public static void clear(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }
}
