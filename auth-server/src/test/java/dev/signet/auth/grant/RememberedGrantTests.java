package dev.signet.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.TokenSlot;
import dev.signet.auth.audit.Callers;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.key.PresentedKey;
import dev.signet.auth.grant.live.LiveTokens;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node remembers of a grant decides nothing: another node, or an end, may have changed it since. */
@SignetTest
class RememberedGrantTests {

    private static final AtomicLong INDEX = new AtomicLong(1L << 44);

    private final GrantRepository rows;
    private final GrantRows grants;
    private final RefreshTokens tokens;
    private final People people;
    private final RefreshRotation node;
    private final RefreshRotation other;
    private GrantId grant;

    RememberedGrantTests(
            GrantRepository rows,
            RefreshTokens tokens,
            Callers callers,
            MutableClock clock,
            RandomValues random,
            People people) {
        this.rows = rows;
        this.tokens = tokens;
        this.people = people;
        this.grants = new GrantRows(rows, random, people);
        this.node = new RefreshRotation(rows, tokens, callers, clock);
        this.other = new RefreshRotation(rows, tokens, callers, clock);
        this.grant = grants.active();
    }

    @BeforeEach
    void nodeRemembersTheSecondGeneration() {
        grant = grants.active();
        assertThat(rotate(node, 1)).isInstanceOf(Rotation.Rotated.class);
    }

    @Test
    void tokenThatAnotherNodeRotatedAwayIsReused() {
        assertThat(rotate(other, 2)).isInstanceOf(Rotation.Rotated.class);

        assertThat(rotate(node, 2)).isInstanceOf(Rotation.Reused.class);
    }

    @Test
    void lineGoesOnOnEitherNode() {
        assertThat(rotate(other, 2)).isInstanceOf(Rotation.Rotated.class);
        assertThat(rotate(node, 3)).isInstanceOf(Rotation.Rotated.class);
        assertThat(rotate(other, 4)).isInstanceOf(Rotation.Rotated.class);
        assertThat(rotate(other, 5)).isInstanceOf(Rotation.Rotated.class);
    }

    @Test
    void grantThatEndedIsRefused() {
        rows.end(grant, "signed_out", Instant.now());

        assertThat(rotate(node, 2)).isInstanceOf(Rotation.Refused.class);
    }

    @Test
    void disabledUserIsRefused() {
        people.disable(new TestUser("", "", grants.person().userId().toString()));

        assertThat(rotate(node, 2)).isInstanceOf(Rotation.Refused.class);
    }

    @Test
    void tokenThatAnotherNodeAddedIsNotForgotten() {
        assertThat(other.rotate(use(1, Duration.ofMinutes(1)))).isInstanceOf(Rotation.Rotated.class);
        int before = countAlive();

        assertThat(rotate(node, 2)).isInstanceOf(Rotation.Rotated.class);

        assertThat(countAlive()).isEqualTo(before + 1);
    }

    @Test
    void roomThatWasMadeIsSeen() {
        long generation = 2;
        while (!(rotate(node, generation) instanceof Rotation.Crowded crowded)) {
            generation++;
        }
        LiveTokens all = crowded.grant().liveTokens();
        assertThat(rows.replace(grant, all, all.newerHalf(Instant.now()))).isTrue();

        assertThat(rotate(node, generation)).isInstanceOf(Rotation.Rotated.class);
    }

    private int countAlive() {
        return rows.find(grant).orElseThrow().liveTokens().alive(Instant.now()).size();
    }

    private Rotation rotate(RefreshRotation on, long generation) {
        return on.rotate(use(generation, Duration.ZERO));
    }

    private RefreshRotation.Use use(long generation, Duration grace) {
        return new RefreshRotation.Use(
                tokens.compute(grant, generation),
                new ClientId("harbor"),
                null,
                Duration.ofDays(1),
                grace,
                PresentedKey.NONE,
                RefreshRotation.Successor.ANOTHER,
                (any, alive) -> new TokenSlot(
                        INDEX.incrementAndGet(), Instant.now(), Instant.now().plusSeconds(300)));
    }
}
