package dev.signet.auth.revoke;

import dev.signet.auth.grant.Grants;
import dev.signet.auth.session.SsoSession;
import dev.signet.auth.session.SsoSessions;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Ends sessions that are over by themselves, and with them what they gave rise to. A browser is signed out at that very instant
 * without this; here the session's applications follow. A session is not left alone while one of them still refreshes.
 */
@Component
class SessionExpiry {

    private final SsoSessions sessions;
    private final Grants grants;
    private final Revocation revocation;

    SessionExpiry(SsoSessions sessions, Grants grants, Revocation revocation) {
        this.sessions = sessions;
        this.grants = grants;
        this.revocation = revocation;
    }

    /** Looks at no more than {@code most} sessions, and ends those that are over; returns how many it looked at. */
    int endAtMost(int most) {
        List<SsoSession> lapsing = sessions.listLapsing(most);
        for (SsoSession session : lapsing) {
            Instant lastUse = grants.findLastUse(session.sid()).orElse(session.lastSeenAt());
            if (!sessions.keep(session, lastUse)) {
                revocation.endSession(session.user(), session.sid(), EndReason.SESSION_EXPIRED);
            }
        }
        return lapsing.size();
    }
}
