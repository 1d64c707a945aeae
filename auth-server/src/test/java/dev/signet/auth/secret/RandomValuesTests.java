package dev.signet.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.MutableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomValuesTests {

    @Test
    void idIsAUuidOfVersion7() {
        RandomValues random = new RandomValues(Clock.systemUTC());

        assertThat(Stream.generate(random::id).limit(1_000))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> {
                    assertThat(id.version()).isEqualTo(7);
                    assertThat(id.variant()).as("RFC 9562 §4.1").isEqualTo(2);
                });
    }

    @Test
    void idBeginsWithTheTimeInMilliseconds() {
        Instant at = Instant.parse("2026-11-21T10:15:30.123Z");
        UUID id = new RandomValues(Clock.fixed(at, ZoneOffset.UTC)).id();

        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(at.toEpochMilli());
    }

    @Test
    void laterIdsSortAfterEarlierOnes() {
        MutableClock clock = new MutableClock();
        RandomValues random = new RandomValues(clock);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ids.add(random.id().toString());
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(ids).isSorted();
    }

    @Test
    void idsOfOneMillisecondShareNothingButTheTime() {
        RandomValues random = new RandomValues(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

        assertThat(Stream.generate(random::id).limit(1_000)).doesNotHaveDuplicates();
    }

    @Test
    void secretIs256BitsInBase64url() {
        RandomValues random = new RandomValues(Clock.systemUTC());

        assertThat(Stream.generate(random::secret).limit(1_000))
                .doesNotHaveDuplicates()
                .allSatisfy(secret -> assertThat(secret).matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void bytesAreAsManyAsWereAskedFor() {
        RandomValues random = new RandomValues(Clock.systemUTC());

        assertThat(random.bytes(0)).isEmpty();
        assertThat(random.bytes(17)).hasSize(17).isNotEqualTo(random.bytes(17));
    }
}
