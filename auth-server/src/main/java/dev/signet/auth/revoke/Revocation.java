package dev.signet.auth.revoke;

import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.audit.Caller;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.consent.Consents;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.GrantEnds;
import dev.signet.auth.grant.live.LiveToken;
import dev.signet.auth.revoke.logout.LogoutOutbox;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoSession;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.status.FlippedIndexes;
import dev.signet.auth.status.StatusFlip;
import dev.signet.auth.status.StatusIndex;
import dev.signet.auth.user.ChosenPassword;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends access. Each method is idempotent, and when it returns, what it ended stays ended, also after a crash. Access tokens are
 * flipped on the status list at the end of each transaction, because nobody else can flip until it is over.
 */
@Component
public class Revocation {

    private final SsoSessions sessions;
    private final GrantEnds grants;
    private final FlippedIndexes flipped;
    private final LogoutOutbox outbox;
    private final Consents consents;
    private final Users users;
    private final Clients clients;
    private final AuditTrail audit;

    Revocation(
            SsoSessions sessions,
            GrantEnds grants,
            FlippedIndexes flipped,
            LogoutOutbox outbox,
            Consents consents,
            Users users,
            Clients clients,
            AuditTrail audit) {
        this.sessions = sessions;
        this.grants = grants;
        this.flipped = flipped;
        this.outbox = outbox;
        this.consents = consents;
        this.users = users;
        this.clients = clients;
        this.audit = audit;
    }

    /** Ends a session: no browser is signed in by it any more, and every grant that came from it ends. */
    @Transactional
    public void endSession(UserId user, SessionId sid, EndReason reason) {
        flip(end(user, sid, reason));
    }

    /**
     * Ends every session of a user.
     *
     * @param but one that goes on; null for none
     */
    @Transactional
    public void endSessions(UserId user, @Nullable SessionId but, EndReason reason) {
        flip(endAll(user, but, reason));
    }

    /** Ends a grant: no code, no refresh token and no access token of it is good any more. */
    @Transactional
    public void endGrant(AccessGrant grant, EndReason reason) {
        Optional<List<LiveToken>> tokens = grants.end(grant.id(), reason.stored());
        if (tokens.isPresent()) {
            audit.record(AuditEntry.of(event(reason))
                    .user(grant.user().value())
                    .client(grant.client().value())
                    .session(grant.sid().value())
                    .grant(grant.id().value())
                    .detail(reason.stored())
                    .earlier(reason.theft() ? grant.usedBy() : Caller.NONE));
            flip(tokens.get());
        }
    }

    /** Takes the older half of a grant's access tokens back: there are so many that its row has no room for one more. */
    @Transactional
    public void endOlderTokens(AccessGrant grant) {
        flip(grants.endOlderTokens(grant));
    }

    /** Takes one access token back, and nothing else. */
    @Transactional
    public void revokeAccessToken(ClientId client, String jti, StatusIndex index, Instant expiresAt) {
        if (flipped.flip(List.of(StatusFlip.of(index, expiresAt))) == 1) {
            audit.record(AuditEntry.of(AuditEvent.ACCESS_TOKEN_REVOKED)
                    .client(client.value())
                    .detail("jti " + jti));
        }
    }

    /** Shuts a user out: no sign-in, no session, no grant. */
    @Transactional
    public void disableUser(UserId user) {
        users.disable(user);
        List<LiveToken> tokens = new ArrayList<>(endAll(user, null, EndReason.USER_DISABLED));
        tokens.addAll(grants.endAllOf(user, EndReason.USER_DISABLED.stored()));
        audit.record(AuditEntry.of(AuditEvent.USER_DISABLED).user(user.value()));
        flip(tokens);
    }

    /** Takes away what a user gave a client, also for the user's absence, and forgets that it was given. */
    @Transactional
    public void endAccess(UserId user, ClientId client, EndReason reason) {
        boolean forgotten = consents.forget(user, client);
        Optional<List<LiveToken>> tokens = grants.endAllOf(user, client, reason.stored());
        if (forgotten || tokens.isPresent()) {
            audit.record(AuditEntry.of(AuditEvent.ACCESS_TAKEN_AWAY)
                    .user(user.value())
                    .client(client.value())
                    .detail(reason.stored()));
            outbox.accessEnded(user, client);
        }
        flip(tokens.orElse(List.of()));
    }

    /** Puts another password in the place of the one before; nothing goes on but the session {@code by} and what came from it. */
    @Transactional
    public void changePassword(SignedIn by, ChosenPassword password) {
        UserId user = by.userId();
        users.setPassword(user, password);
        List<LiveToken> tokens = new ArrayList<>(endAll(user, by.sid(), EndReason.PASSWORD_CHANGED));
        tokens.addAll(grants.endAllBut(user, by.sid(), EndReason.PASSWORD_CHANGED.stored()));
        audit.record(AuditEntry.of(AuditEvent.PASSWORD_CHANGED)
                .user(user.value())
                .session(by.sid().value()));
        flip(tokens);
    }

    /**
     * Shuts a user out, and has the account erased later.
     *
     * @param eraseAt from when on nothing is left of it but the trail
     * @param keepable whether its owner, who deletes it, may take that back until then
     * @return false for the last administrator: then nothing has happened
     */
    @Transactional
    public boolean deleteUser(UserId user, Instant eraseAt, boolean keepable) {
        if (!users.delete(user, eraseAt, keepable)) {
            return false;
        }
        List<LiveToken> tokens = new ArrayList<>(endAll(user, null, EndReason.ACCOUNT_DELETED));
        tokens.addAll(grants.endAllOf(user, EndReason.ACCOUNT_DELETED.stored()));
        audit.record(AuditEntry.of(AuditEvent.ACCOUNT_DELETED).user(user.value()));
        flip(tokens);
        return true;
    }

    /** Shuts a client out: nothing new, and nothing that it had obtained. */
    @Transactional
    public void disableClient(ClientId client) {
        clients.disable(client);
        List<LiveToken> exchanged = grants.endAllOf(client, EndReason.CLIENT_DISABLED.stored());
        audit.record(AuditEntry.of(AuditEvent.CLIENT_DISABLED).client(client.value()));
        flip(exchanged);
        flipped.flipAllOf(client);
    }

    private List<LiveToken> endAll(UserId user, @Nullable SessionId but, EndReason reason) {
        return sessions.list(user).stream()
                .map(SsoSession::sid)
                .filter(sid -> !sid.equals(but))
                .flatMap(sid -> end(user, sid, reason).stream())
                .toList();
    }

    /** The access tokens that were alive, to be flipped. */
    private List<LiveToken> end(UserId user, SessionId sid, EndReason reason) {
        boolean ended = sessions.end(sid, reason.stored());
        List<LiveToken> tokens = grants.endAllOf(sid, reason.stored());
        if (ended) {
            audit.record(AuditEntry.of(AuditEvent.SESSION_ENDED)
                    .user(user.value())
                    .session(sid.value())
                    .detail(reason.stored()));
            outbox.sessionEnded(user, sid);
        }
        return tokens;
    }

    private void flip(List<LiveToken> tokens) {
        flipped.flip(tokens.stream()
                .map(token -> new StatusFlip(token.index(), token.extent(), token.expiresAt()))
                .toList());
    }

    private static AuditEvent event(EndReason reason) {
        return switch (reason) {
            case CODE_REUSED, CODE_STOLEN -> AuditEvent.CODE_REUSED;
            case REFRESH_TOKEN_REUSED -> AuditEvent.REFRESH_TOKEN_REUSED;
            default -> AuditEvent.GRANT_ENDED;
        };
    }
}
