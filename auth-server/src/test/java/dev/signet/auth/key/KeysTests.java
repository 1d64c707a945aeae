package dev.signet.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.BadConfiguration;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Nodes that open their keys on a database of this test's own. */
@SignetTest
class KeysTests {

    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String ANOTHER =
            Base64.getEncoder().encodeToString("another master key, of 32 bytes.".getBytes(StandardCharsets.US_ASCII));

    private final TestDatabase database = TestDatabase.create();
    private final AuditTrail audit;
    private final RandomValues random;
    private final KeyRepository rows;

    KeysTests(AuditTrail audit, RandomValues random) {
        this.audit = audit;
        this.random = random;
        this.rows = new KeyRepository(
                JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password())),
                Clock.systemUTC());
    }

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
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
        Keys lost = new Keys(
                rows, new MasterKey(new KeyProperties(null, Path.of("target/no-such.key")), random), random, audit);

        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(lost::afterPropertiesSet)
                .withMessageStartingWith("signet.key.master-key-file ");
    }

    @Test
    void nodesThatStartAtOnceOnOneEmptyDatabaseAgreeOnTheSameKeys() {
        List<Keys> nodes = Race.run(() -> node(MASTER_KEY));

        assertThat(rows.list()).extracting(CryptoKey::algorithm).containsExactlyInAnyOrder("RS256", "HS256");
        assertThat(nodes.stream().map(node -> node.published().getKeys()).distinct())
                .as("published by each")
                .hasSize(1);
        assertThat(nodes.stream()
                        .map(node -> new HashSet<>(node.ring().signing().values().stream()
                                .map(KeyRing.Signing::kid)
                                .toList()))
                        .distinct())
                .as("signed with by each")
                .hasSize(1);
        byte[] mac = nodes.get(0).ring().mac().mac(new byte[] {1});
        assertThat(nodes)
                .allSatisfy(node ->
                        assertThat(node.ring().mac().mac(new byte[] {1})).isEqualTo(mac));
    }

    @ParameterizedTest
    @EnumSource
    void nodesThatFirstNeedAnAlgorithmAtOnceAgreeOnOneKey(SigningAlgorithm algorithm) {
        List<Keys> nodes = List.of(node(MASTER_KEY), node(MASTER_KEY), node(MASTER_KEY));
        AtomicInteger turn = new AtomicInteger();

        List<String> kids = Race.run(() -> {
            Keys node = nodes.get(turn.getAndIncrement() % nodes.size());
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
        Keys keys = new Keys(
                rows,
                new MasterKey(new KeyProperties(masterKey, Path.of("target/no-such.key")), random),
                random,
                audit);
        keys.afterPropertiesSet();
        return keys;
    }
}
