package dev.signet.auth.key;

import static dev.signet.auth.key.KeyNodes.ANOTHER;
import static dev.signet.auth.key.KeyNodes.MASTER_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.BadConfiguration;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes that open their keys on a database of this test's own. */
@SignetTest
class KeysTests {

    private final KeyNodes nodes;
    private final KeyRepository rows;

    KeysTests(AuditTrail audit, RandomValues random, Clock clock) {
        this.nodes = new KeyNodes(audit, random, clock);
        this.rows = nodes.rows();
    }

    @Test
    void anotherMasterKeyThanTheDatabasesStopsTheStart() {
        node(MASTER_KEY);

        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> node(ANOTHER))
                .satisfies(refusal -> {
                    assertThat(refusal.property()).isEqualTo("signet.key.master-key");
                    assertThat(refusal.getMessage()).doesNotContain(ANOTHER).doesNotContain(MASTER_KEY);
                });
        assertThat(rows.list()).as("no key was added").hasSize(2);
    }

    @Test
    void missingFileStopsTheStartOnceThereAreKeys() {
        node(MASTER_KEY);
        KeyProperties lost =
                new KeyProperties(null, Path.of("target/no-such.key"), null, null, KeyNodes.ROTATION, KeyNodes.AHEAD);

        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> nodes.start(lost))
                .withMessageStartingWith("signet.key.master-key-file ");
    }

    @Test
    void nodesThatStartAtOnceOnOneEmptyDatabaseAgreeOnTheSameKeys() {
        List<Keys> started = Race.run(() -> node(MASTER_KEY));

        assertThat(rows.list()).extracting(CryptoKey::algorithm).containsExactlyInAnyOrder("RS256", "HS256");
        assertThat(started.stream().map(node -> node.published().getKeys()).distinct())
                .as("published by each")
                .hasSize(1);
        assertThat(started.stream()
                        .map(node -> new HashSet<>(node.ring().signing().values().stream()
                                .map(KeyRing.Signing::kid)
                                .toList()))
                        .distinct())
                .as("signed with by each")
                .hasSize(1);
        byte[] mac = started.get(0).ring().macs().get(0).mac(new byte[] {1});
        assertThat(started)
                .allSatisfy(node -> assertThat(node.ring().macs().get(0).mac(new byte[] {1}))
                        .isEqualTo(mac));
    }

    @ParameterizedTest
    @EnumSource
    void nodesThatFirstNeedAnAlgorithmAtOnceAgreeOnOneKey(SigningAlgorithm algorithm) {
        List<Keys> started = List.of(node(MASTER_KEY), node(MASTER_KEY), node(MASTER_KEY));
        AtomicInteger turn = new AtomicInteger();

        List<String> kids = Race.run(() -> {
            Keys node = started.get(turn.getAndIncrement() % started.size());
            node.ensure(algorithm);
            return node.ring().signing().get(algorithm.jws()).kid();
        });

        assertThat(new HashSet<>(kids)).hasSize(1);
        assertThat(rows.list())
                .filteredOn(row -> row.algorithm().equals(algorithm.wireName()))
                .hasSize(1);
    }

    @Test
    void keyIsMadeOnceItsAlgorithmIsNeededAndNotBefore() {
        Keys node = node(MASTER_KEY);
        assertThat(node.algorithms()).containsExactly(SigningAlgorithm.RS256);

        node.ensure(SigningAlgorithm.EDDSA);

        assertThat(node.algorithms()).containsExactly(SigningAlgorithm.RS256, SigningAlgorithm.EDDSA);
        assertThat(node(MASTER_KEY).algorithms()).as("after a restart").isEqualTo(node.algorithms());
    }

    @Test
    void anotherStartMakesNoOtherKeys() {
        Keys before = node(MASTER_KEY);

        assertThat(node(MASTER_KEY).published().getKeys())
                .isEqualTo(before.published().getKeys());
        assertThat(rows.list()).hasSize(2);
    }

    @Test
    void nothingSecretIsPublished() {
        Keys node = node(MASTER_KEY);
        Arrays.stream(SigningAlgorithm.values()).forEach(node::ensure);

        assertThat(node.published().getKeys())
                .hasSize(4)
                .allSatisfy(key -> assertThat(key.isPrivate()).isFalse())
                .extracting(JWK::getKeyID)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(rows.list()).allSatisfy(row -> {
            assertThat(new String(row.sealed(), StandardCharsets.ISO_8859_1)).doesNotContain("\"kty\"");
            assertThat(String.valueOf(row.publicJwk())).doesNotContain("\"d\"");
        });
    }

    private Keys node(String masterKey) {
        return nodes.start(masterKey).keys();
    }
}
