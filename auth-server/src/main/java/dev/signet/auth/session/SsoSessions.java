package dev.signet.auth.session;

import dev.signet.auth.EndsAccess;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SSO sessions of this server. */
@Component
public class SsoSessions {

    private final SsoSessionRepository sessions;
    private final BrowserSessions browsers;
    private final RandomValues random;
    private final Clock clock;

    SsoSessions(SsoSessionRepository sessions, BrowserSessions browsers, RandomValues random, Clock clock) {
        this.sessions = sessions;
        this.browsers = browsers;
        this.random = random;
        this.clock = clock;
    }

    /**
     * The session of a person who has just proved who they are. Where the browser was signed in as the same person already, that
     * session goes on with a newer {@code auth_time}; the caller ends one of somebody else.
     *
     * @param before who was signed in in this browser until now
     * @param methods how they proved it: {@code amr} values (RFC 8176)
     */
    public SignedIn begin(UserAccount user, @Nullable SignedIn before, List<String> methods) {
        // Whole seconds, as auth_time has them: so the session, the grant and the token never disagree.
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (before != null && before.userId().equals(user.id())) {
            SignedIn renewed = signedIn(user, before.sid(), now, methods);
            if (sessions.renew(renewed)) {
                return renewed;
            }
        }
        SignedIn fresh = signedIn(user, new SessionId(random.id()), now, methods);
        sessions.insert(fresh);
        return fresh;
    }

    /** The sessions of {@code userId} that have not ended. */
    public List<SessionId> listAlive(UserId userId) {
        return sessions.listAlive(userId);
    }

    /** Signs out every browser that carries the session: their cookies open nothing from now on. */
    @EndsAccess
    public void forgetBrowsers(SessionId sid) {
        browsers.endAll(sid);
    }

    /** Ends the session: nothing can be granted in it any more. Whether it was this call that ended it. */
    @EndsAccess
    public boolean end(SessionId sid, String reason) {
        return sessions.end(sid, clock.instant(), reason);
    }

    /** Deletes at most {@code most} that ended longer than {@code kept} ago and that nothing refers to; returns how many. */
    public int sweep(Duration kept, int most) {
        return sessions.deleteEnded(clock.instant().minus(kept), most);
    }

    private static SignedIn signedIn(UserAccount user, SessionId sid, Instant at, List<String> methods) {
        return new SignedIn(user.id(), user.username(), user.administrator(), sid, at, methods);
    }
}
