package dev.signet.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.AccessGrant.Stage;
import dev.signet.auth.grant.GrantRepository.Handle;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** The contract of the rows of {@code access_grant}, on each database: every transition happens once, and in time. */
@SignetTest
class GrantRepositoryTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Set<String> SCOPES = Set.of("openid", "orders:read");

    private final GrantRepository rows;
    private final RandomValues random;
    private final Revocation revocation;
    private final SignedIn person;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    GrantRepositoryTests(
            GrantRepository rows,
            RandomValues random,
            Revocation revocation,
            People people,
            Users users,
            SsoSessions sessions) {
        this.rows = rows;
        this.random = random;
        this.revocation = revocation;
        UserId id = UserId.parse(people.newcomer().id());
        this.person = sessions.begin(users.find(id).orElseThrow(), null, List.of("pwd"));
    }

    @Nested
    @DisplayName("What does not happen")
    class Refused {

        @Test
        void consentWhenThePageHasExpired() {
            GrantId id = insert(Stage.CONSENT);

            assertThat(rows.consent(id, SCOPES, aHandle(), now.plus(MINUTE))).isFalse();
            assertThat(rows.consent(id, SCOPES, aHandle(), now.plus(MINUTE).minusMillis(1)))
                    .isTrue();
        }

        @Test
        void redemptionWhenTheCodeHasExpired() {
            GrantId id = insert(Stage.CODE);

            assertThat(rows.redeem(id, 1, now.plus(MINUTE), now.plus(MINUTE))).isFalse();
            assertThat(rows.redeem(id, 1, now.plus(MINUTE), now.plus(MINUTE).minusMillis(1)))
                    .isTrue();
        }

        @Test
        void rotationWhenTheTokenHasLainTooLong() {
            GrantId id = active();

            assertThat(rows.rotate(id, 1, now.plus(MINUTE), now.plus(MINUTE))).isFalse();
            assertThat(rows.rotate(id, 1, now.plus(MINUTE), now.plus(MINUTE).minusMillis(1)))
                    .isTrue();
        }

        @Test
        void rotationWhenTheWholeGrantHasExpired() {
            Instant idle = now.plus(Duration.ofDays(365));
            GrantId id = insert(Stage.CODE);
            rows.redeem(id, 1, idle, now);

            assertThat(rows.rotate(id, 1, idle, now.plus(Duration.ofDays(1)))).isFalse();
            assertThat(rows.rotate(id, 1, idle, now.plus(Duration.ofDays(1)).minusMillis(1)))
                    .isTrue();
        }

        @Test
        void rotationOfAGenerationThatIsGoneOrNotYetThere() {
            GrantId id = active();
            rows.rotate(id, 1, now.plus(MINUTE), now);

            assertThat(rows.rotate(id, 1, now.plus(MINUTE), now)).isFalse();
            assertThat(rows.rotate(id, 3, now.plus(MINUTE), now)).isFalse();
            assertThat(rows.rotate(id, 2, now.plus(MINUTE), now)).isTrue();
        }

        @Test
        void rotationWhereNoRefreshTokenWasIssued() {
            GrantId id = insert(Stage.CODE);
            rows.redeem(id, 0, null, now);

            assertThat(rows.rotate(id, 0, now.plus(MINUTE), now)).isFalse();
        }

        @Test
        void anyStepOutOfTurn() {
            GrantId asked = insert(Stage.CONSENT);
            assertThat(rows.redeem(asked, 1, now.plus(MINUTE), now)).isFalse();
            assertThat(rows.rotate(asked, 0, now.plus(MINUTE), now)).isFalse();

            GrantId code = insert(Stage.CODE);
            assertThat(rows.consent(code, SCOPES, aHandle(), now)).isFalse();
            assertThat(rows.refuse(code)).isFalse();
            assertThat(rows.rotate(code, 0, now.plus(MINUTE), now)).isFalse();

            GrantId active = active();
            assertThat(rows.consent(active, SCOPES, aHandle(), now)).isFalse();
            assertThat(rows.refuse(active)).isFalse();
            assertThat(rows.redeem(active, 1, now.plus(MINUTE), now)).isFalse();
        }

        @Test
        void anythingMoreOfAGrantThatHasEnded() {
            for (GrantId id : List.of(insert(Stage.CONSENT), insert(Stage.CODE), active())) {
                rows.end(id, "signed_out", now);

                assertThat(rows.consent(id, SCOPES, aHandle(), now)).isFalse();
                assertThat(rows.refuse(id)).isFalse();
                assertThat(rows.redeem(id, 1, now.plus(MINUTE), now)).isFalse();
                assertThat(rows.rotate(id, 1, now.plus(MINUTE), now)).isFalse();
                assertThat(rows.end(id, "signed_out", now)).isFalse();
            }
        }

        @Test
        void anythingForAUserWhoWasDisabled() {
            GrantId code = insert(Stage.CODE);
            GrantId active = active();

            revocation.disableUser(person.userId());
            GrantId later = insert(Stage.CODE);

            assertThat(rows.redeem(code, 1, now.plus(MINUTE), now)).isFalse();
            assertThat(rows.rotate(active, 1, now.plus(MINUTE), now)).isFalse();
            assertThat(rows.redeem(later, 1, now.plus(MINUTE), now))
                    .as("a code that was issued in the same instant")
                    .isFalse();
        }

        @Test
        void grantOfASessionOrAUserThatIsNotThere() {
            SignedIn nobody = new SignedIn(new UserId(random.id()), "nobody", false, person.sid(), now, List.of("pwd"));
            SignedIn nowhere =
                    new SignedIn(person.userId(), "somebody", false, new SessionId(random.id()), now, List.of("pwd"));

            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .isThrownBy(() -> insert(Stage.CODE, asked(nobody), aHandle()));
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .isThrownBy(() -> insert(Stage.CODE, asked(nowhere), aHandle()));
        }

        @Test
        void twoGrantsWithOneSecret() {
            Handle handle = aHandle();
            insert(Stage.CODE, asked(person), handle);

            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .isThrownBy(() -> insert(Stage.CODE, asked(person), handle));
        }
    }

    @Nested
    @DisplayName("What happens once, whoever tries at the same instant")
    class Races {

        @Test
        void consent() {
            GrantId id = insert(Stage.CONSENT);

            assertHappensOnce(() -> rows.consent(id, SCOPES, aHandle(), now));
        }

        @Test
        void refusal() {
            GrantId id = insert(Stage.CONSENT);

            assertHappensOnce(() -> rows.refuse(id));
            assertThat(rows.find(id)).isEmpty();
        }

        @Test
        void redemption() {
            GrantId id = insert(Stage.CODE);

            assertHappensOnce(() -> rows.redeem(id, 1, now.plus(MINUTE), now));
            assertThat(rows.find(id).orElseThrow().generation()).isEqualTo(1);
        }

        @Test
        void rotation() {
            GrantId id = active();

            assertHappensOnce(() -> rows.rotate(id, 1, now.plus(MINUTE), now));
            assertThat(rows.find(id).orElseThrow().generation()).isEqualTo(2);
        }

        @Test
        void end() {
            GrantId id = active();

            assertHappensOnce(() -> rows.end(id, "signed_out", now));
        }

        @Test
        void rotationDoesNotOutliveTheEnd() {
            GrantId id = active();

            List<Boolean> ended = Race.run(() -> {
                rows.rotate(id, 1, now.plus(MINUTE), now);
                return rows.end(id, "signed_out", now);
            });

            assertThat(Collections.frequency(ended, true)).isEqualTo(1);
            assertThat(rows.find(id).orElseThrow().stage()).isEqualTo(Stage.ENDED);
        }

        private void assertHappensOnce(Callable<Boolean> transition) {
            assertThat(Collections.frequency(Race.run(transition), true)).isEqualTo(1);
        }
    }

    @Nested
    @DisplayName("What is kept")
    class Kept {

        @Test
        void everyPartOfARequest() {
            Handle handle = aHandle();
            GrantId id = insert(Stage.CONSENT, asked(person), handle);

            assertThat(rows.find(id)).hasValueSatisfying(grant -> {
                assertThat(grant.client()).isEqualTo(asked(person).client());
                assertThat(grant.user()).isEqualTo(person.userId());
                assertThat(grant.sid()).isEqualTo(person.sid());
                assertThat(grant.redirectUri()).isEqualTo(asked(person).redirectUri());
                assertThat(grant.state()).isEqualTo("state of the client");
                assertThat(grant.nonce()).isNull();
                assertThat(grant.codeChallenge()).isEqualTo(asked(person).codeChallenge());
                assertThat(grant.scopes()).as("as requested").isEqualTo(SCOPES);
                assertThat(grant.authenticatedAt()).isEqualTo(person.authenticatedAt());
                assertThat(grant.methods()).containsExactly("pwd");
                assertThat(grant.handleExpiresAt()).isEqualTo(handle.expiresAt());
                assertThat(grant.expiresAt()).isEqualTo(now.plus(Duration.ofDays(1)));
                assertThat(grant.generation()).isZero();
                assertThat(grant.idleExpiresAt()).isNull();
            });
            assertThat(rows.findByHandle(handle.digest())).isEqualTo(rows.find(id));
        }

        @Test
        void whatWasAllowedAndNoMore() {
            GrantId id = insert(Stage.CONSENT);

            rows.consent(id, Set.of("openid"), aHandle(), now);

            assertThat(rows.find(id).orElseThrow().scopes()).containsExactly("openid");
        }

        @Test
        void theCodeInThePlaceOfThePage() {
            Handle page = aHandle();
            Handle code = aHandle();
            GrantId id = insert(Stage.CONSENT, asked(person), page);

            rows.consent(id, SCOPES, code, now);

            assertThat(rows.findByHandle(page.digest())).isEmpty();
            assertThat(rows.findByHandle(code.digest()).orElseThrow().id()).isEqualTo(id);
        }

        @Test
        void theCodeOfWhatItObtained() {
            Handle code = aHandle();
            GrantId id = insert(Stage.CODE, asked(person), code);
            rows.redeem(id, 1, now.plus(MINUTE), now);
            rows.end(id, "code_reused", now);

            assertThat(rows.findByHandle(code.digest()).orElseThrow().id()).isEqualTo(id);
        }

        @Test
        void theGrantsOfOthersWhenASessionEnds() {
            GrantId one = active();
            GrantId two = insert(Stage.CONSENT);

            assertThat(rows.endAllOf(new SessionId(random.id()), "signed_out", now))
                    .isZero();
            assertThat(rows.endAllOf(person.sid(), "signed_out", now)).isEqualTo(2);
            assertThat(rows.endAllOf(person.userId(), "signed_out", now))
                    .as("already over")
                    .isZero();
            assertThat(List.of(one, two))
                    .allSatisfy(id ->
                            assertThat(rows.find(id).orElseThrow().stage()).isEqualTo(Stage.ENDED));
        }
    }

    private GrantId active() {
        GrantId id = insert(Stage.CODE);
        rows.redeem(id, 1, now.plus(MINUTE), now);
        return id;
    }

    private GrantId insert(Stage stage) {
        return insert(stage, asked(person), aHandle());
    }

    private GrantId insert(Stage stage, AuthorizationAsked asked, Handle handle) {
        GrantId id = new GrantId(random.id());
        rows.insert(id, stage, asked, Set.of(), handle, now, now.plus(Duration.ofDays(1)));
        return id;
    }

    private Handle aHandle() {
        return new Handle(Digest.sha256(random.secret()), now.plus(MINUTE));
    }

    private static AuthorizationAsked asked(SignedIn by) {
        return new AuthorizationAsked(
                new ClientId("harbor"),
                by,
                "http://localhost:9003/login/oauth2/code/signet",
                "state of the client",
                null,
                Digest.sha256Base64url("verifier"),
                SCOPES);
    }
}
