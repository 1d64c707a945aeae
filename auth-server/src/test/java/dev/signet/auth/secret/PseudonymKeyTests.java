package dev.signet.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PseudonymKeyTests {

    private final PseudonymKey key = new PseudonymKey(new byte[32]);
    private final UUID id = UUID.randomUUID();

    @Test
    void nameIsAlwaysTheSameAndLeadsBack() {
        UUID name = key.hide("garden.example.com", id);

        assertThat(key.hide("garden.example.com", id)).isEqualTo(name).isNotEqualTo(id);
        assertThat(key.reveal("garden.example.com", name)).isEqualTo(id);
    }

    @Test
    void nameIsAnotherInEachRealmAndUnderEachKey() {
        byte[] another = new byte[32];
        another[31] = 1;
        Set<UUID> names = Set.of(
                key.hide("garden.example.com", id),
                key.hide("garden.example.co", id),
                key.hide("", id),
                new PseudonymKey(another).hide("garden.example.com", id));

        assertThat(names).hasSize(4);
    }

    @Test
    void nameOfAnotherRealmLeadsToNobody() {
        assertThat(key.reveal("shed.example.com", key.hide("garden.example.com", id)))
                .isNotEqualTo(id);
    }

    @Test
    void noTwoIdsHaveOneName() {
        Set<UUID> names = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            names.add(key.hide("garden.example.com", new UUID(0, i)));
        }

        assertThat(names).hasSize(10_000);
    }

    @Test
    void keyPrintsNothingOfItself() {
        assertThat(key).hasToString("PseudonymKey[hidden]");
    }
}
