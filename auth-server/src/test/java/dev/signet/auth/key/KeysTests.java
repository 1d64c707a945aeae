package dev.signet.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.BadConfiguration;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
        assertThat(rows.list()).as("no key was added").hasSize(3);
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

        assertThat(rows.list()).extracting(CryptoKey::algorithm).containsExactlyInAnyOrder("ES256", "RS256", "HS256");
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

    @Test
    void anotherStartMakesNoOtherKeys() {
        Keys before = node(MASTER_KEY);

        assertThat(node(MASTER_KEY).published().getKeys())
                .isEqualTo(before.published().getKeys());
        assertThat(rows.list()).hasSize(3);
    }

    @Test
    void nothingSecretIsPublished() {
        assertThat(node(MASTER_KEY).published().getKeys())
                .hasSize(2)
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
