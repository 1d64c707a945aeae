package dev.signet.auth.login.attempt;

import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.user.Users;
import org.springframework.stereotype.Component;

/**
 * Asks somebody who is signed in for their password once more, before what a borrowed browser must not do. Guessing here is
 * slowed down together with guessing at the login page.
 */
@Component
public class Confirmation {

    private final Users users;
    private final LoginThrottle throttle;
    private final AuditTrail audit;

    Confirmation(Users users, LoginThrottle throttle, AuditTrail audit) {
        this.users = users;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** What came of it. */
    public enum Outcome {
        CONFIRMED,
        /** The password is another one. */
        WRONG,
        /** Too many attempts failed; this one was not looked at. */
        THROTTLED
    }

    /** @param address that the request came from */
    public Outcome confirm(SignedIn who, String password, String address) {
        if (!throttle.allows(who.username(), address)) {
            return Outcome.THROTTLED;
        }
        if (users.passwordMatches(who.userId(), password)) {
            return Outcome.CONFIRMED;
        }
        throttle.failed(who.username(), address);
        audit.record(AuditEntry.of(AuditEvent.PASSWORD_REFUSED)
                .user(who.userId().value())
                .session(who.sid().value()));
        return Outcome.WRONG;
    }
}
