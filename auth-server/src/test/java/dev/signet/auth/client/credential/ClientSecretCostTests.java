package dev.signet.auth.client.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.secret.Argon2id;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a wrong secret costs: slow hashes are counted, not milliseconds. */
class ClientSecretCostTests {

    private static final String RIGHT = "what-only-the-client-knows";
    private static final String CLIENT = "192.0.2.1";
    private static final String STRANGER = "203.0.113.9";

    private final MutableClock clock = new MutableClock();
    private final RandomValues random = new RandomValues(clock);
    private final AtomicInteger hashes = new AtomicInteger();

    /** Those of a server that started after the hash was made. */
    private final ClientSecrets secrets = new ClientSecrets(clock, random, (secret, hash) -> {
        hashes.incrementAndGet();
        return Argon2id.matches(secret, hash);
    });

    private final List<KeptSecret> kept = List.of(kept(RIGHT));

    @Nested
    @DisplayName("After the right secret was seen")
    class Known {

        @Test
        void thousandWrongOnesCostNoHash() {
            secrets.prove(kept, RIGHT, CLIENT);
            hashes.set(0);

            assertThat(guesses(1000, STRANGER)).containsOnly(Proof.WRONG);

            assertThat(hashes).hasValue(0);
            assertThat(secrets.prove(kept, RIGHT, CLIENT)).isEqualTo(Proof.RIGHT);
            assertThat(hashes).hasValue(0);
        }

        @Test
        void itStaysKnown() {
            secrets.prove(kept, RIGHT, CLIENT);
            hashes.set(0);

            clock.advance(Duration.ofDays(365));

            assertThat(guesses(10, STRANGER)).containsOnly(Proof.WRONG);
            assertThat(secrets.prove(kept, RIGHT, CLIENT)).isEqualTo(Proof.RIGHT);
            assertThat(hashes).hasValue(0);
        }

        @Test
        void changedOneIsAnother() {
            secrets.prove(kept, RIGHT, CLIENT);
            List<KeptSecret> changed = List.of(kept("what-came-after"));

            assertThat(secrets.prove(changed, RIGHT, CLIENT)).isEqualTo(Proof.WRONG);
            assertThat(secrets.prove(changed, "what-came-after", CLIENT)).isEqualTo(Proof.RIGHT);
        }

        @Test
        void secondSecretIsKnownBySight() {
            List<KeptSecret> both = List.of(kept.get(0), kept("the-one-before"));
            secrets.prove(both, RIGHT, CLIENT);
            secrets.prove(both, "the-one-before", CLIENT);
            hashes.set(0);

            assertThat(IntStream.range(0, 100).mapToObj(guess -> secrets.prove(both, "guess-" + guess, STRANGER)))
                    .containsOnly(Proof.WRONG);

            assertThat(hashes).hasValue(0);
        }
    }

    @Nested
    @DisplayName("Before the right secret was seen")
    class Unknown {

        @Test
        void thousandWrongOnesCostTenHashes() {
            List<Proof> answers = guesses(1000, STRANGER);

            assertThat(hashes).hasValueBetween(1, HashBudget.EACH_MINUTE + 1);
            assertThat(answers).doesNotContain(Proof.RIGHT);
            assertThat(answers.get(999)).isEqualTo(Proof.UNDECIDED);
        }

        @Test
        void whoeverSpentItAllLocksNobodyOut() {
            guesses(1000, STRANGER);

            assertThat(secrets.prove(kept, RIGHT, CLIENT)).isEqualTo(Proof.RIGHT);
            assertThat(secrets.prove(kept, RIGHT, STRANGER)).isEqualTo(Proof.RIGHT);
            assertThat(guesses(10, STRANGER)).containsOnly(Proof.WRONG);
        }

        @Test
        void clientThatSharesTheAddressOfAStrangerIsAskedToComeBack() {
            guesses(1000, CLIENT);
            assertThat(secrets.prove(kept, RIGHT, CLIENT))
                    .as("not refused: nobody knows whether it is right")
                    .isEqualTo(Proof.UNDECIDED);

            clock.advance(Duration.ofSeconds(6));

            assertThat(secrets.prove(kept, RIGHT, CLIENT)).isEqualTo(Proof.RIGHT);
        }

        @Test
        void clientsOfOneAddressHaveABudgetEach() {
            guesses(1000, CLIENT);

            assertThat(secrets.prove(List.of(kept("another-client")), "another-client", CLIENT))
                    .isEqualTo(Proof.RIGHT);
        }

        @Test
        void manyRightOnesAtOnceCostOneHash() {
            List<Proof> answers = Race.run(() -> secrets.prove(kept, RIGHT, CLIENT));

            assertThat(answers).containsOnly(Proof.RIGHT);
            assertThat(hashes).hasValue(1);
        }

        @Test
        void hashesAreComputedOneAtATime() {
            AtomicInteger atOnce = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            ClientSecrets watched = new ClientSecrets(clock, random, (secret, hash) -> {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                Thread.yield();
                atOnce.decrementAndGet();
                return false;
            });
            AtomicInteger addresses = new AtomicInteger();

            Race.run(() -> watched.prove(kept, "guess", "192.0.2." + addresses.incrementAndGet()));

            assertThat(most).hasValue(1);
        }
    }

    @Nested
    @DisplayName("At any time")
    class Ever {

        @Test
        void whatCannotBeASecretCostsNothing() {
            String generated = Secrets.generated("shop");

            assertThat(List.of(
                            "",
                            "s".repeat(257),
                            "s\u00e9cret",
                            "secret\u0000",
                            generated.substring(0, 50),
                            generated.replace("sgs_", "sgs_x")))
                    .allMatch(secret -> secrets.prove(kept, secret, STRANGER) == Proof.WRONG);
            assertThat(hashes).hasValue(0);
        }

        @Test
        void generatedSecretNeedsNoSlowHash() {
            String generated = Secrets.generated("shop");
            List<KeptSecret> digest = List.of(kept(generated));

            assertThat(guesses(digest, 1000, STRANGER)).containsOnly(Proof.WRONG);
            assertThat(secrets.prove(digest, Secrets.generated("tavern"), STRANGER))
                    .isEqualTo(Proof.WRONG);
            assertThat(secrets.prove(digest, generated, CLIENT)).isEqualTo(Proof.RIGHT);
            assertThat(hashes).hasValue(0);
        }

        @Test
        void expiredSecretCostsNothing() {
            List<KeptSecret> expired = List.of(new KeptSecret(kept.get(0).hash(), clock.instant(), clock.instant()));

            assertThat(guesses(expired, 100, STRANGER)).containsOnly(Proof.WRONG);
            assertThat(hashes).hasValue(0);
        }

        /** At the start: before any stranger can ask. */
        @Test
        void configuredSecretIsKnownBeforeTheFirstRequest() {
            KeptSecret again = secrets.keep(new ConfiguredSecret(RIGHT), null, kept);
            KeptSecret fresh = secrets.keep(new ConfiguredSecret("new-in-the-configuration"), null, List.of());
            hashes.set(0);

            assertThat(guesses(List.of(again, fresh), 1000, STRANGER)).containsOnly(Proof.WRONG);
            assertThat(hashes).hasValue(0);
        }
    }

    private List<Proof> guesses(int count, String address) {
        return guesses(kept, count, address);
    }

    private List<Proof> guesses(List<KeptSecret> target, int count, String address) {
        return IntStream.range(0, count)
                .mapToObj(guess -> secrets.prove(target, "guess-" + guess, address))
                .toList();
    }

    /** As another process kept it: this one knows nothing of it. */
    private KeptSecret kept(String secret) {
        return new KeptSecret(new ClientSecrets(clock, random).hash(secret), clock.instant(), null);
    }
}
