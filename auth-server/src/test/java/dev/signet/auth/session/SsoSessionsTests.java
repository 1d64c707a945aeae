package dev.signet.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@SignetTest
class SsoSessionsTests {

    private static final List<String> PASSWORD = List.of("pwd");

    private final SsoSessions sessions;
    private final MutableClock clock;
    private final JdbcClient jdbc;
    private final UserAccount person;
    private final UserAccount another;

    SsoSessionsTests(SsoSessions sessions, MutableClock clock, JdbcClient jdbc, People people, Users users) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.clock = clock;
        this.person = users.find(UserId.parse(people.newcomer().id())).orElseThrow();
        this.another = users.find(UserId.parse(people.newcomer().id())).orElseThrow();
    }

    @Test
    void anotherPersonNeverGetsTheSessionOfTheOneBefore() {
        SignedIn before = sessions.begin(person, null, PASSWORD);

        assertThat(sessions.begin(another, before, PASSWORD).sid()).isNotEqualTo(before.sid());
    }

    @Test
    void sessionThatHasEndedDoesNotGoOn() {
        SignedIn before = sessions.begin(person, null, PASSWORD);
        sessions.end(before.sid(), "signed_out");

        SignedIn after = sessions.begin(person, before, PASSWORD);

        assertThat(after.sid()).isNotEqualTo(before.sid());
        assertThat(sessions.listAlive(person.id())).containsExactly(after.sid());
    }

    @Test
    void sessionEndsOnceWhoeverEndsItAtTheSameInstant() {
        SessionId sid = sessions.begin(person, null, PASSWORD).sid();

        assertThat(Collections.frequency(Race.run(() -> sessions.end(sid, "signed_out")), true))
                .isEqualTo(1);
        assertThat(sessions.listAlive(person.id())).isEmpty();
    }

    @Test
    void endOfOneSessionLeavesTheOthers() {
        SessionId one = sessions.begin(person, null, PASSWORD).sid();
        SessionId two = sessions.begin(person, null, PASSWORD).sid();
        SessionId ofAnother = sessions.begin(another, null, PASSWORD).sid();

        sessions.end(one, "signed_out");

        assertThat(sessions.listAlive(person.id())).containsExactly(two);
        assertThat(sessions.listAlive(another.id())).containsExactly(ofAnother);
    }

    @Test
    void samePersonGoesOnWithANewerTime() {
        SignedIn before = sessions.begin(person, null, PASSWORD);
        clock.advance(Duration.ofMinutes(10));

        SignedIn after = sessions.begin(person, before, List.of("pwd", "otp"));

        assertThat(after.sid()).isEqualTo(before.sid());
        assertThat(after.authenticatedAt())
                .isAfterOrEqualTo(before.authenticatedAt().plusSeconds(600));
        assertThat(after.methods()).containsExactly("pwd", "otp");
        assertThat(sessions.listAlive(person.id())).containsExactly(after.sid());
    }

    @Test
    void timeIsKeptInWholeSecondsAsTokensHaveIt() {
        assertThat(sessions.begin(person, null, PASSWORD).authenticatedAt().getNano())
                .isZero();
    }

    @Test
    void sessionThatIsOverIsSweptAfterAWhile() {
        SessionId over = sessions.begin(person, null, PASSWORD).sid();
        SessionId alive = sessions.begin(person, null, PASSWORD).sid();
        sessions.end(over, "signed_out");
        clock.advance(Duration.ofHours(1));

        sessions.sweep(Duration.ofHours(2), 1_000);
        assertThat(count(over)).isEqualTo(1);
        sessions.sweep(Duration.ofMinutes(59), 1_000);
        assertThat(count(over)).isZero();
        assertThat(count(alive)).isEqualTo(1);
    }

    private long count(SessionId sid) {
        return jdbc.sql("select count(*) from sso_session where sid = ?")
                .param(sid.value())
                .query(Long.class)
                .single();
    }
}
