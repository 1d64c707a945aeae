package dev.signet.auth.session;

import dev.signet.auth.EndsAccess;
import dev.signet.auth.audit.Callers;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SessionProperties.WhenFull;
import dev.signet.auth.session.SsoSessionRepository.Held;
import dev.signet.auth.session.SsoSessionRepository.Use;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The SSO sessions of this server. */
@Component
public class SsoSessions {

    /** The last use of a session is written down at most this often: using it is not writing. */
    public static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);

    private final SsoSessionRepository rows;
    private final SessionProperties properties;
    private final Users users;
    private final Callers callers;
    private final RandomValues random;
    private final Clock clock;

    SsoSessions(
            SsoSessionRepository rows,
            SessionProperties properties,
            Users users,
            Callers callers,
            RandomValues random,
            Clock clock) {
        this.rows = rows;
        this.properties = properties;
        this.users = users;
        this.callers = callers;
        this.random = random;
        this.clock = clock;
    }

    /**
     * The session of a person who has just proved who they are. Where the browser was signed in as the same person already, that
     * session goes on with a newer {@code auth_time}, and lasts anew. Logins of one person at the same time are taken one by one
     * where their number is limited.
     *
     * @param before who was signed in in this browser until now
     * @param methods how they proved it: {@code amr} values (RFC 8176)
     * @param remember whether the browser may keep the session when it is closed; not heeded where nobody is remembered
     */
    @Transactional
    public Begun begin(UserAccount user, @Nullable SignedIn before, List<String> methods, boolean remember) {
        // Whole seconds, as auth_time has them: so the session, the grant and the token never disagree.
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean remembered = remember && properties.remembered().allowed();
        Instant expiresAt = now.plus(properties.lifetime(remembered));
        if (before != null && before.userId().equals(user.id())) {
            SignedIn renewed = signedIn(user, before.sid(), now, methods, remembered);
            if (rows.renew(renewed, use(now, remembered, expiresAt), expiresAt)) {
                return new Begun.Alive(renewed, List.of());
            }
        }
        boolean limited = properties.perUser() > 0;
        if (limited) {
            users.lock(user.id());
        }
        if (limited
                && properties.whenFull() == WhenFull.REFUSE
                && listOwn(user.id()).size() >= properties.perUser()) {
            return new Begun.Full();
        }
        SignedIn fresh = signedIn(user, new SessionId(random.id()), now, methods, remembered);
        rows.insert(fresh, use(now, remembered, expiresAt), expiresAt);
        return new Begun.Alive(fresh, limited ? beyondTheLimit(fresh) : List.of());
    }

    /**
     * A session that no browser has, of somebody for whom another vouched (RFC 7523 §2.1). It takes no place from those in which the person signed in.
     *
     * @param until when it is over by itself
     */
    public SignedIn vouch(UserAccount user, Instant until) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SignedIn vouched = signedIn(user, new SessionId(random.id()), now, List.of(Levels.VOUCHED), false);
        rows.insert(vouched, use(now, false, until), until);
        return vouched;
    }

    /** Who is signed in in the session now, as the session is alive; writes down now and then that it is in use. */
    public Optional<SignedIn> resume(SessionId sid) {
        return resume(List.of(sid), sid).stream().findFirst().map(BrowserAccounts.Account::signedIn);
    }

    /**
     * Who is signed in in the sessions of one browser, in the order of {@code sids}, in one look-up.
     *
     * @param current the one that is in use, which is written down now and then; null for none
     */
    List<BrowserAccounts.Account> resume(List<SessionId> sids, @Nullable SessionId current) {
        if (sids.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.listHeld(sids).stream()
                .sorted(Comparator.comparing(held -> sids.indexOf(held.session().sid())))
                .map(held -> {
                    SignedIn signedIn = held.disabled() || !alive(held.session(), now) ? null : signedIn(held);
                    if (signedIn != null && signedIn.sid().equals(current)) {
                        seen(held.session(), now);
                    }
                    return new BrowserAccounts.Account(
                            held.session().sid(), held.session().user(), held.username(), held.name(), signedIn);
                })
                .toList();
    }

    /** The session with this id, alive or not, until it is forgotten a day after its end. */
    public Optional<SsoSession> find(SessionId sid) {
        return rows.find(sid);
    }

    /** The sessions of {@code userId} that have not ended, the one seen last first. */
    public List<SsoSession> list(UserId userId) {
        return rows.listAlive(userId, clock.instant());
    }

    /**
     * A page of the sessions that have not ended, in the order of their ids.
     *
     * @param user whose; null for everybody's
     * @param after the last one of the page before; null for the first page
     */
    public List<SsoSession> page(@Nullable UserId user, @Nullable SessionId after, int most) {
        return rows.page(user, after, clock.instant(), most);
    }

    /** Ends the session: nothing can be granted in it any more, and no cookie opens it. Whether it was this call that ended it. */
    @EndsAccess
    public boolean end(SessionId sid, String reason) {
        return rows.end(sid, clock.instant(), reason);
    }

    /** At most {@code most} sessions that may be over by themselves: too old, or no browser has used them for long enough. */
    public List<SsoSession> listLapsing(int most) {
        return rows.listLapsing(clock.instant(), most);
    }

    /**
     * Lets a session go on that an application used at {@code lastUse}, though no browser did.
     *
     * @return false if it is over all the same
     */
    public boolean keep(SsoSession lapsing, Instant lastUse) {
        Instant lapsesAt = earlier(lastUse.plus(properties.idleTimeout(lapsing.remembered())), lapsing.expiresAt());
        if (!clock.instant().isBefore(lapsesAt)) {
            return false;
        }
        rows.putOff(lapsing.sid(), lapsesAt);
        return true;
    }

    /** Deletes at most {@code most} that ended longer than {@code kept} ago and that nothing refers to; returns how many. */
    public int sweep(Duration kept, int most) {
        return rows.deleteEnded(clock.instant().minus(kept), most);
    }

    /** For a browser the session is over when no browser used it for long enough, whatever its applications did. */
    private boolean alive(SsoSession session, Instant now) {
        return session.endedAt() == null
                && now.isBefore(session.expiresAt())
                && now.isBefore(session.lastSeenAt().plus(properties.idleTimeout(session.remembered())));
    }

    private void seen(SsoSession session, Instant now) {
        if (!now.isBefore(session.lastSeenAt().plus(TOUCHED_EVERY))) {
            rows.touch(session, use(now, session.remembered(), session.expiresAt()));
        }
    }

    private static SignedIn signedIn(Held held) {
        SsoSession session = held.session();
        return new SignedIn(
                session.user(),
                held.username(),
                held.administrator(),
                session.sid(),
                session.authenticatedAt(),
                session.methods(),
                session.remembered());
    }

    /** Those in which the person signed in. */
    private List<SsoSession> listOwn(UserId user) {
        return list(user).stream()
                .filter(session -> !session.methods().contains(Levels.VOUCHED))
                .toList();
    }

    private List<SessionId> beyondTheLimit(SignedIn fresh) {
        return listOwn(fresh.userId()).stream()
                .map(SsoSession::sid)
                .filter(sid -> !sid.equals(fresh.sid()))
                .skip(properties.perUser() - 1L)
                .toList();
    }

    private Use use(Instant at, boolean remembered, Instant expiresAt) {
        return new Use(at, earlier(at.plus(properties.idleTimeout(remembered)), expiresAt), callers.current());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static SignedIn signedIn(
            UserAccount user, SessionId sid, Instant at, List<String> methods, boolean remembered) {
        return new SignedIn(user.id(), user.username(), user.administrator(), sid, at, methods, remembered);
    }
}
