package dev.signet.auth.revoke;

import static dev.signet.auth.testing.Clients.lodge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SsoSession;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import dev.signet.auth.user.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of sessions that nobody ends. */
@SignetTest
class SessionExpiryTests {

    private static final Duration IDLE = Duration.ofHours(8);
    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final int ALL = 10_000;

    private final SessionExpiry expiry;
    private final SsoSessions sessions;
    private final MutableClock clock;
    private final TestUser person;
    private final Tokens tokens;
    private final SessionId sid;

    SessionExpiryTests(SessionExpiry expiry, SsoSessions sessions, MutableClock clock, OAuth oauth, People people) {
        this.expiry = expiry;
        this.sessions = sessions;
        this.clock = clock;
        this.person = people.newcomer();
        this.tokens = oauth.authorize(lodge()).as(person).exchange();
        this.sid = sessions.list(UserId.parse(person.id())).get(0).sid();
    }

    @Test
    void sessionThatWasLeftAloneEndsWithItsApplications() {
        clock.advance(IDLE.plusSeconds(1));

        expiry.endAtMost(ALL);

        assertThat(sessions.find(sid)).get().extracting(SsoSession::endReason).isEqualTo("session_expired");
        assertThat(tokens.refreshRequest().send().error()).contains("invalid_grant");
    }

    @Test
    void sessionGoesOnWhileAnApplicationRefreshes() {
        clock.advance(IDLE.minusMinutes(1));
        Tokens newer = tokens.refresh();
        clock.advance(Duration.ofMinutes(2));

        expiry.endAtMost(ALL);

        assertThat(sessions.find(sid)).get().extracting(SsoSession::endedAt).isNull();
        assertThat(sessions.resume(sid)).as("for its browser it is over").isEmpty();
        assertThat(newer.refresh().accessToken()).isNotEmpty();
    }

    @Test
    void noSessionOutlivesItsLifetime() {
        Tokens newest = tokens;
        for (int hours = 0; hours < LIFETIME.toHours(); hours += 6) {
            newest = newest.refresh();
            expiry.endAtMost(ALL);
            clock.advance(Duration.ofHours(6));
        }
        clock.advance(Duration.ofSeconds(1));

        expiry.endAtMost(ALL);

        assertThat(newest.refreshRequest().send().error()).contains("invalid_grant");
    }
}
