package dev.signet.auth.login;

import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.login.attempt.LoginThrottle;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.Begun;
import dev.signet.auth.session.BrowserAccounts;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoAuthentication;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.user.PasswordProof;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.Users;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Signing in with user name and password; begins the SSO session. */
@Component
public class PasswordLogin implements AuthenticationProvider {

    /** {@code pwd} of RFC 8176 §2. */
    private static final List<String> METHODS = List.of("pwd");

    private final Users users;
    private final SsoSessions sessions;
    private final Revocation revocation;
    private final LoginThrottle throttle;
    private final AuditTrail audit;
    private final TransactionOperations transactions;

    PasswordLogin(
            Users users,
            SsoSessions sessions,
            Revocation revocation,
            LoginThrottle throttle,
            AuditTrail audit,
            TransactionOperations transactions) {
        this.users = users;
        this.sessions = sessions;
        this.revocation = revocation;
        this.throttle = throttle;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * @throws LockedException if too many attempts failed
     * @throws AccountLeaving if the account is deleted, and its owner may still keep it
     * @throws SessionLimitReached if the account may have no further session
     * @throws BadCredentialsException if the two do not prove an enabled account; the same for every cause
     */
    @Override
    public Authentication authenticate(Authentication authentication) {
        String username = authentication.getName();
        String address = authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "";
        if (!throttle.allows(username, address)) {
            throw new LockedException("Too many attempts.");
        }
        PasswordProof proof = users.prove(username, String.valueOf(authentication.getCredentials()));
        if (proof instanceof PasswordProof.Leaving leaving) {
            throw new AccountLeaving(leaving.account().id());
        }
        if (!(proof instanceof PasswordProof.Proven proven)) {
            throw refused(username, address);
        }
        LoginDetails details = authentication.getDetails() instanceof LoginDetails form ? form : null;
        return new SsoAuthentication(transactions.execute(begun -> details == null
                ? begin(proven.account(), List.of(), false)
                : begin(proven.account(), details.here(), details.remember())));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** Who is signed in here as somebody else stays so; but a browser has room for so many and no more. */
    private SignedIn begin(UserAccount user, List<SignedIn> here, boolean remember) {
        SignedIn before = here.stream()
                .filter(person -> person.userId().equals(user.id()))
                .findFirst()
                .orElse(null);
        if (!(sessions.begin(user, before, METHODS, remember) instanceof Begun.Alive begun)) {
            throw new SessionLimitReached();
        }
        SignedIn now = begun.who();
        begun.tooMany().forEach(sid -> revocation.endSession(user.id(), sid, EndReason.SESSION_LIMIT));
        here.stream()
                .filter(person -> !person.userId().equals(user.id()))
                .skip(BrowserAccounts.AT_MOST - 1L)
                .forEach(person ->
                        revocation.endSession(person.userId(), person.sid(), EndReason.ANOTHER_USER_SIGNED_IN));
        audit.record(AuditEntry.of(AuditEvent.LOGIN_SUCCEEDED)
                .user(user.id().value())
                .session(now.sid().value()));
        return now;
    }

    private BadCredentialsException refused(String username, String address) {
        throttle.failed(username, address);
        audit.record(AuditEntry.of(AuditEvent.LOGIN_FAILED)
                .user(users.findByUsername(username)
                        .map(user -> user.id().value())
                        .orElse(null)));
        return new BadCredentialsException("User name or password is wrong.");
    }
}
