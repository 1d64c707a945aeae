package dev.signet.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.audit.Callers;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SessionProperties.Remembered;
import dev.signet.auth.session.SessionProperties.Store;
import dev.signet.auth.session.SessionProperties.WhenFull;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.Statements;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@SignetTest
class SsoSessionsTests {

    private static final List<String> PASSWORD = List.of("pwd");

    private static final Duration HOUR = Duration.ofHours(1);
    private static final SessionProperties PROPERTIES = new SessionProperties(
            Duration.ofHours(8),
            Duration.ofHours(24),
            new Remembered(true, Duration.ofDays(14), Duration.ofDays(30)),
            0,
            WhenFull.END_OLDEST,
            Store.JDBC,
            "");

    @Autowired
    private SsoSessions sessions;

    @Autowired
    private SsoSessionRepository rows;

    @Autowired
    private Users users;

    @Autowired
    private Callers callers;

    @Autowired
    private RandomValues random;

    @Autowired
    private MutableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Statements statements;

    @Autowired
    private TransactionOperations transactions;

    private final UserAccount person;
    private final UserAccount another;

    SsoSessionsTests(People people, Users users) {
        this.person = users.find(UserId.parse(people.newcomer().id())).orElseThrow();
        this.another = users.find(UserId.parse(people.newcomer().id())).orElseThrow();
    }

    @Test
    void anotherPersonNeverGetsTheSessionOfTheOneBefore() {
        SignedIn before = begin(person, null);

        assertThat(begin(another, before).sid()).isNotEqualTo(before.sid());
    }

    @Test
    void sessionThatHasEndedDoesNotGoOn() {
        SignedIn before = begin(person, null);
        sessions.end(before.sid(), "signed_out");

        SignedIn after = begin(person, before);

        assertThat(after.sid()).isNotEqualTo(before.sid());
        assertThat(alive(person.id())).containsExactly(after.sid());
    }

    @Test
    void sessionEndsOnceWhoeverEndsItAtTheSameInstant() {
        SessionId sid = begin(person, null).sid();

        assertThat(Collections.frequency(Race.run(() -> sessions.end(sid, "signed_out")), true))
                .isEqualTo(1);
        assertThat(alive(person.id())).isEmpty();
    }

    @Test
    void endOfOneSessionLeavesTheOthers() {
        SessionId one = begin(person, null).sid();
        SessionId two = begin(person, null).sid();
        SessionId ofAnother = begin(another, null).sid();

        sessions.end(one, "signed_out");

        assertThat(alive(person.id())).containsExactly(two);
        assertThat(alive(another.id())).containsExactly(ofAnother);
    }

    @Test
    void samePersonGoesOnWithANewerTime() {
        SignedIn before = begin(person, null);
        clock.advance(Duration.ofMinutes(10));

        SignedIn after = ((Begun.Alive) sessions.begin(person, before, List.of("pwd", "otp"), false)).who();

        assertThat(after.sid()).isEqualTo(before.sid());
        assertThat(after.authenticatedAt())
                .isAfterOrEqualTo(before.authenticatedAt().plusSeconds(600));
        assertThat(after.methods()).containsExactly("pwd", "otp");
        assertThat(alive(person.id())).containsExactly(after.sid());
    }

    @Test
    void timeIsKeptInWholeSecondsAsTokensHaveIt() {
        assertThat(begin(person, null).authenticatedAt().getNano()).isZero();
    }

    @Test
    void sessionThatIsOverIsSweptAfterAWhile() {
        SessionId over = begin(person, null).sid();
        SessionId alive = begin(person, null).sid();
        sessions.end(over, "signed_out");
        clock.advance(Duration.ofHours(1));

        sessions.sweep(Duration.ofHours(2), 1_000);
        assertThat(count(over)).isEqualTo(1);
        sessions.sweep(Duration.ofMinutes(59), 1_000);
        assertThat(count(over)).isZero();
        assertThat(count(alive)).isEqualTo(1);
    }

    @Test
    void sessionThatNobodyUsesIsOverForItsBrowser() {
        SessionId sid = begin(person, null).sid();

        clock.advance(PROPERTIES.idleTimeout().minusSeconds(1));
        assertThat(sessions.resume(sid)).isPresent();
        clock.advance(PROPERTIES.idleTimeout().minusSeconds(1));
        assertThat(sessions.resume(sid)).as("used since").isPresent();
        clock.advance(PROPERTIES.idleTimeout());
        assertThat(sessions.resume(sid)).isEmpty();
    }

    @Test
    void sessionIsOverAfterItsLifetimeHoweverMuchItIsUsed() {
        SessionId sid = begin(person, null).sid();

        for (int hours = 1; hours < PROPERTIES.lifetime().toHours(); hours++) {
            clock.advance(Duration.ofHours(1));
            assertThat(sessions.resume(sid)).isPresent();
        }
        clock.advance(Duration.ofHours(1));

        assertThat(sessions.resume(sid)).isEmpty();
        assertThat(alive(person.id())).isEmpty();
    }

    @Test
    void rememberedSessionLastsLonger() {
        SessionId sid = ((Begun.Alive) sessions.begin(person, null, PASSWORD, true))
                .who()
                .sid();

        clock.advance(PROPERTIES.remembered().idleTimeout().minusSeconds(1));

        assertThat(sessions.resume(sid)).get().extracting(SignedIn::remembered).isEqualTo(true);
    }

    @Test
    void nobodyIsRememberedWhereThatIsTurnedOff() {
        SsoSessions forgetful = with(0, WhenFull.END_OLDEST, new Remembered(false, HOUR, HOUR));

        assertThat(((Begun.Alive) forgetful.begin(person, null, PASSWORD, true))
                        .who()
                        .remembered())
                .isFalse();
    }

    @Test
    void useIsWrittenDownOnceAMinute() {
        SessionId sid = begin(person, null).sid();

        assertThat(statements.during(() -> sessions.resume(sid))).hasSize(1);
        clock.advance(SsoSessions.TOUCHED_EVERY);
        assertThat(statements.during(() -> sessions.resume(sid))).hasSize(2);
        assertThat(statements.during(() -> sessions.resume(sid))).hasSize(1);
    }

    @Test
    void sessionOfADisabledPersonOpensNothing() {
        SessionId sid = begin(person, null).sid();

        users.disable(person.id());

        assertThat(sessions.resume(sid)).isEmpty();
    }

    @Test
    void atTheLimitTheLoginIsRefusedOrTheOldestGivesWay() {
        SsoSessions refusing = with(2, WhenFull.REFUSE, PROPERTIES.remembered());
        SessionId one = begin(person, null).sid();
        clock.advance(Duration.ofMinutes(2));
        SessionId two = begin(person, null).sid();

        assertThat(refusing.begin(person, null, PASSWORD, false)).isInstanceOf(Begun.Full.class);
        assertThat(alive(person.id())).containsExactly(two, one);
        Begun third = with(2, WhenFull.END_OLDEST, PROPERTIES.remembered()).begin(person, null, PASSWORD, false);
        assertThat(((Begun.Alive) third).tooMany()).containsExactly(one);
    }

    @Test
    void sameBrowserMayProveItselfAnewAtTheLimit() {
        SsoSessions single = with(1, WhenFull.REFUSE, PROPERTIES.remembered());
        SignedIn before = begin(person, null);

        assertThat(single.begin(person, before, PASSWORD, false)).isInstanceOf(Begun.Alive.class);
    }

    @Test
    void loginsAtTheSameInstantDoNotSlipThroughTheLimit() {
        SsoSessions single = with(1, WhenFull.REFUSE, PROPERTIES.remembered());

        List<Begun> begun = Race.run(() -> Objects.requireNonNull(
                transactions.execute(transaction -> single.begin(person, null, PASSWORD, false))));

        assertThat(begun).filteredOn(Begun.Alive.class::isInstance).hasSize(1);
        assertThat(alive(person.id())).hasSize(1);
    }

    private SsoSessions with(int perUser, WhenFull whenFull, Remembered remembered) {
        SessionProperties properties = new SessionProperties(
                PROPERTIES.idleTimeout(), PROPERTIES.lifetime(), remembered, perUser, whenFull, Store.JDBC, "");
        return new SsoSessions(rows, properties, users, callers, random, clock);
    }

    private long count(SessionId sid) {
        return jdbc.sql("select count(*) from sso_session where sid = ?")
                .param(sid.value())
                .query(Long.class)
                .single();
    }

    private SignedIn begin(UserAccount user, @Nullable SignedIn before) {
        return ((Begun.Alive) sessions.begin(user, before, PASSWORD, false)).who();
    }

    private List<SessionId> alive(UserId user) {
        return sessions.list(user).stream().map(SsoSession::sid).toList();
    }
}
