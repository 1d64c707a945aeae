package dev.signet.auth.revoke.logout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.outbound.OutboundProperties;
import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Parameters;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.RelyingParty;
import dev.signet.auth.testing.RelyingParty.Received;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Relying parties that are down, slow, rude or wrong: OpenID Connect Back-Channel Logout 1.0 §2.5, §2.8. */
@SignetTest
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LogoutDeliveryTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OAuth oauth;
    private final People people;
    private final MutableClock clock;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final LogoutCourier courier;
    private final LogoutMessageRepository rows;
    private final LogoutDelivery delivery;
    private final LogoutProperties properties;
    private final OutboundProperties outbound;
    private Optional<RelyingParty> inn = Optional.empty();

    LogoutDeliveryTests(
            OAuth oauth,
            People people,
            MutableClock clock,
            JdbcClient jdbc,
            MeterRegistry meters,
            LogoutCourier courier,
            LogoutMessageRepository rows,
            LogoutDelivery delivery,
            LogoutProperties properties,
            OutboundProperties outbound) {
        this.oauth = oauth;
        this.people = people;
        this.clock = clock;
        this.jdbc = jdbc;
        this.meters = meters;
        this.courier = courier;
        this.rows = rows;
        this.delivery = delivery;
        this.properties = properties;
        this.outbound = outbound;
    }

    /** A message as it stands in the database. */
    private record Message(UUID id, String outcome, int attempts, boolean waiting) {}

    @BeforeEach
    void forgetWhatOtherTestsLeft() {
        until(courier::idle);
        jdbc.sql(
                        "update logout_message set due_at = null, outcome = 'given_up', over_at = written_at where due_at is not null")
                .update();
    }

    @AfterEach
    void closeTheInn() {
        inn.ifPresent(RelyingParty::close);
    }

    @Nested
    @DisplayName("An outage is waited out")
    class Outages {

        @Test
        void partyThatIsDownIsToldWhenItIsBack() {
            Tokens tokens = signIn(Clients.inn());
            signOut(tokens);
            until(() -> message(tokens).attempts() >= 1);

            open();
            pass(Duration.ofSeconds(5));

            until(() -> "delivered".equals(message(tokens).outcome()));
            assertThat(told(tokens)).hasSize(1);
        }

        /** Ten minutes of 500 cost it some ten requests, and once it is well again it is told within five minutes. */
        @Test
        void partyThatAnswers500ForTenMinutesIsToldAfterwards() {
            open().is(RelyingParty.answering(500));
            Tokens tokens = signIn(Clients.inn());
            signOut(tokens);
            Instant well = clock.instant().plus(Duration.ofMinutes(10));
            while (clock.instant().isBefore(well)) {
                pass(Duration.ofSeconds(20));
            }
            assertThat(told(tokens)).hasSizeBetween(7, 12);
            assertThat(message(tokens).waiting()).isTrue();

            inn.orElseThrow().is(RelyingParty.answering(204));
            pass(BackOff.LONGEST);

            until(() -> "delivered".equals(message(tokens).outcome()));
            assertThat(told(tokens))
                    .as("a repetition can be recognised")
                    .extracting(LogoutDeliveryTests.this::jti)
                    .containsOnly(message(tokens).id().toString());
            Map<String, Object> last = claims(told(tokens).get(told(tokens).size() - 1));
            assertThat(((Number) last.get("exp")).longValue())
                    .as("signed freshly, it is good now")
                    .isGreaterThan(clock.instant().getEpochSecond());
        }

        @Test
        void redirectIsNotFollowedAndTriedAgain() {
            try (RelyingParty elsewhere = RelyingParty.open()) {
                open().is(RelyingParty.redirecting(elsewhere.uri("/internal")));
                Tokens tokens = signIn(Clients.inn());

                signOut(tokens);

                until(() -> told(tokens).size() == 1 && courier.idle());
                assertThat(message(tokens).waiting()).isTrue();
                assertThat(elsewhere.received()).isEmpty();
            }
        }

        @Test
        void partyThatNeverAnswersIsLeftAloneAfterTheTimeAndTriedAgain() {
            RelyingParty party = open();
            party.is(party.silent());
            Tokens tokens = signIn(Clients.inn());

            signOut(tokens);

            until(() -> told(tokens).size() == 1 && courier.idle());
            assertThat(message(tokens).waiting()).isTrue();
            party.is(RelyingParty.answering(200));
            pass(Duration.ofSeconds(5));
            until(() -> "delivered".equals(message(tokens).outcome()));
        }

        @Test
        void partyThatIsSlowHoldsUpNobodyElse() {
            RelyingParty slow = open();
            slow.is(slow.silent());
            for (int i = 0; i < 12; i++) {
                signOut(signIn(Clients.inn()));
            }
            try (RelyingParty quick = RelyingParty.open(Clients.TAVERN_PORT)) {
                Tokens tokens = signIn(Clients.tavern());
                long before = System.nanoTime();

                signOut(tokens);
                until(() -> !quick.received().isEmpty());

                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
                assertThat(courier.idle())
                        .as("the slow one is still being waited for")
                        .isFalse();
            }
        }
    }

    @Nested
    @DisplayName("What counts as told")
    class Told {

        @Test
        void answerWithAnEndlessBodyIsAnAnswer() {
            open().is(RelyingParty.talkingForEver());

            assertDelivered();
        }

        @Test
        void answerWhoseBodyNeverComesIsAnAnswer() {
            RelyingParty party = open();
            party.is(party.silentAfterHeaders());

            assertDelivered();
        }

        private void assertDelivered() {
            double before = meters.counter("signet.logout.delivered").count();
            Tokens tokens = signIn(Clients.inn());

            signOut(tokens);

            until(() -> "delivered".equals(message(tokens).outcome()));
            assertThat(message(tokens).attempts()).isEqualTo(1);
            assertThat(meters.counter("signet.logout.delivered").count()).isGreaterThan(before);
        }
    }

    @Nested
    @DisplayName("What is given up")
    class GivenUp {

        @Test
        void refusalIsFinalAndStandsInTheTrail() {
            open().is(RelyingParty.answering(400));
            Tokens tokens = signIn(Clients.inn());

            signOut(tokens);

            until(() -> "refused".equals(message(tokens).outcome()));
            assertThat(trail(tokens)).containsExactly("LOGOUT_REFUSED status 400, attempt 1");
            assertThat(meters.counter("signet.logout.given.up", "reason", "refused")
                            .count())
                    .isPositive();
            pass(Duration.ofHours(1));
            assertThat(told(tokens)).hasSize(1);
        }

        @Test
        void partyThatIsDownForADayIsGivenUp() {
            Tokens tokens = signIn(Clients.inn());
            signOut(tokens);
            until(() -> message(tokens).attempts() == 1 && courier.idle());
            pass(Duration.ofHours(24).minusMinutes(6));
            until(() -> message(tokens).attempts() == 2 && courier.idle());
            assertThat(message(tokens).waiting()).isTrue();

            pass(Duration.ofMinutes(6));

            until(() -> "given_up".equals(message(tokens).outcome()));
            assertThat(trail(tokens)).containsExactly("LOGOUT_GIVEN_UP NOT_CONNECTED, attempt 3");
            assertThat(meters.counter("signet.logout.given.up", "reason", "too_old")
                            .count())
                    .isPositive();
        }
    }

    /** As a node that fell between taking it up and delivering it: nobody gave it back. */
    @Test
    void messageOfANodeThatFellIsTakenOver() {
        Tokens tokens = signIn(Clients.inn());
        signOut(tokens);
        until(() -> message(tokens).attempts() == 1 && courier.idle());
        open();
        jdbc.sql("update logout_message set attempts = attempts + 1, due_at = ? where id = ?")
                .params(
                        Timestamp.from(clock.instant().plus(Duration.ofMinutes(1))),
                        message(tokens).id())
                .update();
        pass(Duration.ofSeconds(58));
        assertThat(told(tokens)).isEmpty();

        pass(Duration.ofSeconds(3));

        until(() -> "delivered".equals(message(tokens).outcome()));
        assertThat(told(tokens)).hasSize(1);
    }

    @Test
    void twoNodesDeliverEachMessageOnce() throws InterruptedException {
        LogoutCourier other = new LogoutCourier(rows, delivery, properties, outbound, clock);
        List<Tokens> all =
                Stream.generate(() -> signIn(Clients.inn())).limit(12).toList();
        all.forEach(this::signOut);
        until(() ->
                courier.idle() && all.stream().allMatch(each -> message(each).attempts() == 1));
        open();
        clock.advance(Duration.ofSeconds(5));

        Queue<LogoutCourier> nodes = new ConcurrentLinkedQueue<>(List.of(courier, other, courier, other));
        Race.run(4, () -> {
            nodes.remove().deliverDue();
            return true;
        });

        until(() ->
                all.stream().allMatch(each -> "delivered".equals(message(each).outcome())));
        assertThat(all).allSatisfy(each -> assertThat(told(each)).hasSize(1));
        other.destroy();
    }

    private RelyingParty open() {
        RelyingParty party = RelyingParty.open(Clients.INN_PORT);
        inn = Optional.of(party);
        return party;
    }

    private Tokens signIn(TestClient client) {
        TestUser user = people.newcomer();
        return oauth.authorize(client).as(user).exchange();
    }

    private void signOut(Tokens tokens) {
        oauth.get("/connect/logout?"
                + Parameters.NONE.with("id_token_hint", tokens.idToken()).encoded());
    }

    /** Lets time pass, and what is due by then be tried. */
    private void pass(Duration time) {
        clock.advance(time);
        courier.deliverDue();
        until(courier::idle);
    }

    private Message message(Tokens tokens) {
        return jdbc.sql("select id, outcome, attempts, due_at from logout_message where user_id = ?")
                .param(UUID.fromString(String.valueOf(tokens.idTokenClaims().get("sub"))))
                .query((row, number) -> new Message(
                        row.getObject("id", UUID.class),
                        row.getString("outcome"),
                        row.getInt("attempts"),
                        row.getTimestamp("due_at") != null))
                .single();
    }

    private List<String> trail(Tokens tokens) {
        return jdbc.sql("""
                        select event, detail from audit_entry where sid = ? and client_id = 'inn'
                            and event like 'LOGOUT%' order by at""")
                .param(UUID.fromString(String.valueOf(tokens.idTokenClaims().get("sid"))))
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    private List<Received> told(Tokens tokens) {
        return inn.map(RelyingParty::received).orElse(List.of()).stream()
                .filter(each ->
                        tokens.idTokenClaims().get("sid").equals(claims(each).get("sid")))
                .toList();
    }

    private String jti(Received received) {
        return String.valueOf(claims(received).get("jti"));
    }

    private Map<String, Object> claims(Received received) {
        return oauth.jwts().claims(received.field("logout_token"));
    }

    private static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
