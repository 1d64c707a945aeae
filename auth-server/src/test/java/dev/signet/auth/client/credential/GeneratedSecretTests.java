package dev.signet.auth.client.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.secret.RandomValues;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedSecretTests {

    private final RandomValues random = new RandomValues(Clock.systemUTC());

    @Test
    void oneCharacterChangedAnywhereIsNoticed() {
        String secret = GeneratedSecret.make(random);

        assertThat(IntStream.range(0, secret.length()).mapToObj(at -> changed(secret, at)))
                .noneMatch(GeneratedSecret::wellFormed);
    }

    @Test
    void twoNeighboursExchangedAreNoticed() {
        String secret = GeneratedSecret.make(random);

        assertThat(IntStream.range(0, secret.length() - 1)
                        .filter(at -> secret.charAt(at) != secret.charAt(at + 1))
                        .mapToObj(at -> secret.substring(0, at)
                                + secret.charAt(at + 1)
                                + secret.charAt(at)
                                + secret.substring(at + 2)))
                .noneMatch(GeneratedSecret::wellFormed);
    }

    @Test
    void whatIsCutOffOrAddedIsNoticed() {
        String secret = GeneratedSecret.make(random);

        assertThat(IntStream.range(0, secret.length()).mapToObj(length -> secret.substring(0, length)))
                .noneMatch(GeneratedSecret::wellFormed);
        assertThat(Stream.of(secret + "A", secret + "\n", " " + secret, secret + secret))
                .noneMatch(GeneratedSecret::wellFormed);
        assertThat(GeneratedSecret.wellFormed(secret.toUpperCase(Locale.ROOT))).isFalse();
    }

    @Test
    void damageIsToldFromWhatSomebodyChose() {
        String secret = GeneratedSecret.make(random);

        assertThat(GeneratedSecret.damaged(secret)).isFalse();
        assertThat(GeneratedSecret.damaged(secret.substring(0, 20))).isTrue();
        assertThat(GeneratedSecret.damaged("chosen-by-somebody")).isFalse();
    }

    @Test
    void scannersCanFindItAndNobodyHasItTwice() {
        assertThat(Stream.generate(() -> GeneratedSecret.make(random)).limit(1000))
                .doesNotHaveDuplicates()
                .allMatch(secret -> secret.matches("sgs_[A-Za-z0-9_-]{49}"))
                .allMatch(GeneratedSecret::wellFormed);
    }

    private static String changed(String secret, int at) {
        char other = secret.charAt(at) == 'x' ? 'y' : 'x';
        return secret.substring(0, at) + other + secret.substring(at + 1);
    }
}
