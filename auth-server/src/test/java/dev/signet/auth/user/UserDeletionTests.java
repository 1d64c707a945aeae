package dev.signet.auth.user;

import static dev.signet.auth.user.Proof.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Accounts that go: at once for everybody else, and for good when their time has run out. */
@SignetTest
class UserDeletionTests {

    private static final Duration GRACE = Duration.ofDays(7);

    private final Users users;
    private final UserRepository rows;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final MutableClock clock;
    private final TestUser person;
    private final UserId id;

    UserDeletionTests(
            Users users,
            UserRepository rows,
            TransactionOperations transactions,
            JdbcClient jdbc,
            MutableClock clock,
            People people) {
        this.users = users;
        this.rows = rows;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.person = people.newcomer();
        this.id = UserId.parse(person.id());
    }

    @Test
    void nobodySignsInWithADeletedAccount() {
        assertThat(delete(true)).isTrue();

        assertThat(proven(users, person.username(), person.password())).isEmpty();
    }

    @Test
    void onlyTheRightPasswordTellsThatAnAccountIsLeaving() {
        delete(true);

        assertThat(users.prove(person.username(), person.password())).isInstanceOf(PasswordProof.Leaving.class);
        assertThat(users.prove(person.username(), "another password")).isInstanceOf(PasswordProof.Refused.class);
    }

    @Test
    void ownerKeepsTheAccountUntilItsTimeRunsOut() {
        delete(true);
        clock.advance(GRACE.minusSeconds(5));

        assertThat(users.keep(id)).isTrue();
        assertThat(users.keep(id)).as("once").isFalse();

        assertThat(proven(users, person.username(), person.password())).isPresent();
        clock.advance(GRACE);
        users.eraseDeleted(100);
        assertThat(users.find(id)).isPresent();
    }

    @Test
    void afterThatThereIsNothingToKeep() {
        delete(true);
        clock.advance(GRACE.plusSeconds(5));

        assertThat(users.keep(id)).isFalse();
        assertThat(users.prove(person.username(), person.password())).isInstanceOf(PasswordProof.Refused.class);
    }

    @Test
    void whatSomebodyElseDeletedIsNotTheOwnersToKeep() {
        delete(false);

        assertThat(users.prove(person.username(), person.password())).isInstanceOf(PasswordProof.Refused.class);
        assertThat(users.keep(id)).isFalse();
    }

    @Test
    void whoeverIsDisabledMeanwhileStaysDisabled() {
        delete(true);
        users.disable(id);

        assertThat(users.prove(person.username(), person.password())).isInstanceOf(PasswordProof.Refused.class);
        assertThat(users.keep(id)).isFalse();
    }

    @Test
    void erasingLeavesNothingButTheTrail() {
        delete(true);
        users.eraseDeleted(100);
        assertThat(users.find(id)).as("too early").isPresent();
        clock.advance(GRACE.plusSeconds(5));

        assertThat(users.eraseDeleted(100)).isPositive();

        assertThat(users.find(id)).isEmpty();
        assertThat(count("select count(*) from user_password where user_id = ?"))
                .isZero();
        assertThat(count("select count(*) from audit_entry where user_id = ? and event = 'ACCOUNT_ERASED'"))
                .isEqualTo(1);
    }

    @Test
    void theLastAdministratorStays() {
        transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            jdbc.sql("update user_account set administrator = (id = ?)")
                    .param(id.value())
                    .update();

            assertThat(users.delete(id, eraseAt(), true)).isFalse();

            assertThat(users.find(id).orElseThrow().enabled()).isTrue();
            assertThat(users.lastAdministrator(id)).isTrue();
        });
    }

    @Test
    void administratorWhoIsNotTheLastMayGo() {
        jdbc.sql("update user_account set administrator = true where id = ?")
                .param(id.value())
                .update();

        assertThat(delete(true)).isTrue();

        assertThat(users.find(id).orElseThrow().enabled()).isFalse();
    }

    @Test
    void anotherPasswordTakesThePlaceOfTheOneBefore() {
        users.setPassword(id, ChosenPassword.of("a quite different one"));

        assertThat(users.passwordMatches(id, person.password())).isFalse();
        assertThat(users.passwordMatches(id, "a quite different one")).isTrue();
        assertThat(proven(users, person.username(), "a quite different one")).isPresent();
    }

    @Test
    void passwordsAreAsLongAsThoseOfNewAccounts() {
        assertThat(ChosenPassword.acceptable("eleven char")).isFalse();
        assertThat(ChosenPassword.acceptable("twelve chars")).isTrue();
        assertThat(ChosenPassword.acceptable("p".repeat(256))).isTrue();
        assertThat(ChosenPassword.acceptable("p".repeat(257))).isFalse();
        assertThat(ChosenPassword.of("twelve chars")).hasToString("ChosenPassword");
        assertThat(rows.findHash(id)).isPresent();
    }

    private boolean delete(boolean keepable) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> users.delete(id, eraseAt(), keepable)));
    }

    private Instant eraseAt() {
        return clock.instant().plus(GRACE);
    }

    private long count(String sql) {
        return jdbc.sql(sql).param(id.value()).query(Long.class).single();
    }
}
