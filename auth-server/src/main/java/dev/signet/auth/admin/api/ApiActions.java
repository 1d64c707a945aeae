package dev.signet.auth.admin.api;

import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.SsoSession;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do to others, each with an entry in the trail that says who did it, in the same transaction. */
@Component
class ApiActions {

    private final Users users;
    private final Revocation revocation;
    private final AuditTrail audit;

    ApiActions(Users users, Revocation revocation, AuditTrail audit) {
        this.users = users;
        this.revocation = revocation;
        this.audit = audit;
    }

    @Transactional
    void endSession(ApiCaller by, SsoSession session) {
        acted(by, session.user(), "ends a session");
        revocation.endSession(session.user(), session.sid(), EndReason.ENDED_BY_ADMINISTRATOR);
    }

    @Transactional
    void endSessions(ApiCaller by, UserId user) {
        acted(by, user, "ends all sessions");
        revocation.endSessions(user, null, EndReason.ENDED_BY_ADMINISTRATOR);
    }

    @Transactional
    void endGrant(ApiCaller by, AccessGrant grant) {
        acted(by, grant.user(), "ends a grant");
        revocation.endGrant(grant, EndReason.ENDED_BY_ADMINISTRATOR);
    }

    @Transactional
    void endAccess(ApiCaller by, UserId user, ClientId client) {
        acted(by, user, "takes access away");
        revocation.endAccess(user, client, EndReason.ENDED_BY_ADMINISTRATOR);
    }

    /** Whether the user is disabled now; the last administrator is not. */
    @Transactional
    boolean disable(ApiCaller by, UserId user) {
        if (users.lastAdministrator(user)) {
            return false;
        }
        acted(by, user, "disables the user");
        revocation.disableUser(user);
        return true;
    }

    @Transactional
    void enable(ApiCaller by, UserId user) {
        acted(by, user, "enables the user");
        users.enable(user);
    }

    /** Whether the account is deleted now; that of the last administrator is not. Its owner cannot keep it. */
    @Transactional
    boolean delete(ApiCaller by, UserId user, Instant eraseAt) {
        acted(by, user, "deletes the user");
        return revocation.deleteUser(user, eraseAt, false);
    }

    private void acted(ApiCaller by, UserId user, String what) {
        audit.record(AuditEntry.of(AuditEvent.ADMINISTRATOR_ACTED)
                .user(user.value())
                .client(by.client().value())
                .detail(what + ", by " + by.getName()));
    }
}
