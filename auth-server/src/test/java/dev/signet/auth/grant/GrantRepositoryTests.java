package dev.signet.auth.grant;

import static dev.signet.auth.grant.GrantRows.MINUTE;
import static dev.signet.auth.grant.GrantRows.SCOPES;
import static dev.signet.auth.grant.GrantRows.asked;
import static dev.signet.auth.grant.GrantRows.issue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.auth.grant.AccessGrant.Stage;
import dev.signet.auth.grant.GrantRepository.Handle;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** The contract of the rows of {@code access_grant}, on each database: every transition happens in its turn and in time. */
@SignetTest
class GrantRepositoryTests {

    private final GrantRepository rows;
    private final RandomValues random;
    private final Revocation revocation;
    private final GrantRows grants;
    private final SignedIn person;
    private final Instant now;

    GrantRepositoryTests(GrantRepository rows, RandomValues random, Revocation revocation, People people) {
        this.rows = rows;
        this.random = random;
        this.revocation = revocation;
        this.grants = new GrantRows(rows, random, people);
        this.person = grants.person();
        this.now = grants.now();
    }

    @Nested
    @DisplayName("What does not happen")
    class Refused {

        @Test
        void consentWhenThePageHasExpired() {
            GrantId id = grants.insert(Stage.CONSENT);

            assertThat(rows.consent(id, SCOPES, grants.aHandle(), now.plus(MINUTE)))
                    .isFalse();
            assertThat(rows.consent(
                            id, SCOPES, grants.aHandle(), now.plus(MINUTE).minusMillis(1)))
                    .isTrue();
        }

        @Test
        void redemptionWhenTheCodeHasExpired() {
            GrantId id = grants.insert(Stage.CODE);

            assertThat(rows.redeem(id, 1, issue(now.plus(MINUTE), now.plus(MINUTE))))
                    .isFalse();
            assertThat(rows.redeem(
                            id, 1, issue(now.plus(MINUTE), now.plus(MINUTE).minusMillis(1))))
                    .isTrue();
        }

        @Test
        void rotationWhenTheTokenHasLainTooLong() {
            GrantId id = grants.active();

            assertThat(rows.refresh(id, 1, 2, issue(now.plus(MINUTE), now.plus(MINUTE))))
                    .isFalse();
            assertThat(rows.refresh(
                            id, 1, 2, issue(now.plus(MINUTE), now.plus(MINUTE).minusMillis(1))))
                    .isTrue();
        }

        @Test
        void rotationWhenTheWholeGrantHasExpired() {
            Instant idle = now.plus(Duration.ofDays(365));
            GrantId id = grants.insert(Stage.CODE);
            rows.redeem(id, 1, issue(idle, now));

            assertThat(rows.refresh(id, 1, 2, issue(idle, now.plus(Duration.ofDays(1)))))
                    .isFalse();
            assertThat(rows.refresh(
                            id, 1, 2, issue(idle, now.plus(Duration.ofDays(1)).minusMillis(1))))
                    .isTrue();
        }

        @Test
        void rotationOfAGenerationThatIsGoneOrNotYetThere() {
            GrantId id = grants.active();
            rows.refresh(id, 1, 2, issue(now.plus(MINUTE), now));

            assertThat(rows.refresh(id, 1, 2, issue(now.plus(MINUTE), now))).isFalse();
            assertThat(rows.refresh(id, 3, 4, issue(now.plus(MINUTE), now))).isFalse();
            assertThat(rows.refresh(id, 2, 3, issue(now.plus(MINUTE), now))).isTrue();
        }

        @Test
        void rotationWhereNoRefreshTokenWasIssued() {
            GrantId id = grants.insert(Stage.CODE);
            rows.redeem(id, 0, issue(null, now));

            assertThat(rows.refresh(id, 0, 1, issue(now.plus(MINUTE), now))).isFalse();
        }

        @Test
        void anyStepOutOfTurn() {
            GrantId asked = grants.insert(Stage.CONSENT);
            assertThat(rows.redeem(asked, 1, issue(now.plus(MINUTE), now))).isFalse();
            assertThat(rows.refresh(asked, 0, 1, issue(now.plus(MINUTE), now))).isFalse();

            GrantId code = grants.insert(Stage.CODE);
            assertThat(rows.consent(code, SCOPES, grants.aHandle(), now)).isFalse();
            assertThat(rows.refuse(code)).isFalse();
            assertThat(rows.refresh(code, 0, 1, issue(now.plus(MINUTE), now))).isFalse();

            GrantId active = grants.active();
            assertThat(rows.consent(active, SCOPES, grants.aHandle(), now)).isFalse();
            assertThat(rows.refuse(active)).isFalse();
            assertThat(rows.redeem(active, 1, issue(now.plus(MINUTE), now))).isFalse();
        }

        @Test
        void anythingMoreOfAGrantThatHasEnded() {
            for (GrantId id : List.of(grants.insert(Stage.CONSENT), grants.insert(Stage.CODE), grants.active())) {
                rows.end(id, "signed_out", now);

                assertThat(rows.consent(id, SCOPES, grants.aHandle(), now)).isFalse();
                assertThat(rows.refuse(id)).isFalse();
                assertThat(rows.redeem(id, 1, issue(now.plus(MINUTE), now))).isFalse();
                assertThat(rows.refresh(id, 1, 2, issue(now.plus(MINUTE), now))).isFalse();
                assertThat(rows.end(id, "signed_out", now)).isFalse();
            }
        }

        @Test
        void anythingForAUserWhoWasDisabled() {
            GrantId code = grants.insert(Stage.CODE);
            GrantId active = grants.active();

            revocation.disableUser(person.userId());
            GrantId later = grants.insert(Stage.CODE);

            assertThat(rows.redeem(code, 1, issue(now.plus(MINUTE), now))).isFalse();
            assertThat(rows.refresh(active, 1, 2, issue(now.plus(MINUTE), now))).isFalse();
            assertThat(rows.redeem(later, 1, issue(now.plus(MINUTE), now)))
                    .as("a code that was issued in the same instant")
                    .isFalse();
        }

        @Test
        void grantOfASessionOrAUserThatIsNotThere() {
            SignedIn nobody =
                    new SignedIn(new UserId(random.id()), "nobody", false, person.sid(), now, List.of("pwd"), false);
            SignedIn nowhere = new SignedIn(
                    person.userId(), "somebody", false, new SessionId(random.id()), now, List.of("pwd"), false);

            assertThat(grants.tryInsert(Stage.CODE, asked(nobody), grants.aHandle()))
                    .isFalse();
            assertThat(grants.tryInsert(Stage.CODE, asked(nowhere), grants.aHandle()))
                    .isFalse();
        }

        @Test
        void grantOfASessionThatHasEnded() {
            revocation.endSession(person.userId(), person.sid(), EndReason.SIGNED_OUT);

            assertThat(grants.tryInsert(Stage.CODE, asked(person), grants.aHandle()))
                    .isFalse();
        }

        @Test
        void twoGrantsWithOneSecret() {
            Handle handle = grants.aHandle();
            grants.insert(Stage.CODE, asked(person), handle);

            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .isThrownBy(() -> grants.insert(Stage.CODE, asked(person), handle));
        }
    }

    @Nested
    @DisplayName("What is kept")
    class Kept {

        @Test
        void everyPartOfARequest() {
            Handle handle = grants.aHandle();
            GrantId id = grants.insert(Stage.CONSENT, asked(person), handle);

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
            GrantId id = grants.insert(Stage.CONSENT);

            rows.consent(id, Set.of("openid"), grants.aHandle(), now);

            assertThat(rows.find(id).orElseThrow().scopes()).containsExactly("openid");
        }

        @Test
        void theCodeInThePlaceOfThePage() {
            Handle page = grants.aHandle();
            Handle code = grants.aHandle();
            GrantId id = grants.insert(Stage.CONSENT, asked(person), page);

            rows.consent(id, SCOPES, code, now);

            assertThat(rows.findByHandle(page.digest())).isEmpty();
            assertThat(rows.findByHandle(code.digest()).orElseThrow().id()).isEqualTo(id);
        }

        @Test
        void theCodeOfWhatItObtained() {
            Handle code = grants.aHandle();
            GrantId id = grants.insert(Stage.CODE, asked(person), code);
            rows.redeem(id, 1, issue(now.plus(MINUTE), now));
            rows.end(id, "code_reused", now);

            assertThat(rows.findByHandle(code.digest()).orElseThrow().id()).isEqualTo(id);
        }

        @Test
        void theGrantsOfOthersWhenASessionEnds() {
            GrantId one = grants.active();
            GrantId two = grants.insert(Stage.CONSENT);

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
}
