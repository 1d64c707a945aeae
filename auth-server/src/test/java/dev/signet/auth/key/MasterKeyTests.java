package dev.signet.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.secret.SealingKey;
import dev.signet.auth.testing.Race;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class MasterKeyTests {

    private static final String PROPERTY = "signet.key.master-key";
    private static final String FILE_PROPERTY = "signet.key.master-key-file";
    private static final String GOOD = "c2l4dGVlbiBieXRlcyBhcmUgb25seSBoYWxmIG9mIGE=";

    @TempDir
    private Path folder;

    @Nested
    @DisplayName("What stops the start")
    class Refused {

        @Test
        void missingFileWhileTheDatabaseHoldsKeys() {
            Path file = folder.resolve("master.key");

            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> masterKey(null, file).find(true))
                    .satisfies(refusal -> {
                        assertThat(refusal.property()).isEqualTo(FILE_PROPERTY);
                        assertThat(refusal.problem()).contains("missing");
                        assertThat(refusal.remedy())
                                .contains("Put the file back")
                                .contains(PROPERTY);
                    });
            assertThat(file).as("a new key would open nothing").doesNotExist();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "c2l4dGVlbiBieXRlcyBvbmx5", // too short
                    "c2l4dGVlbiBieXRlcyBhcmUgb25seSBoYWxmIG9mIGFhYWE=", // too long
                    "not-base64-at-all-not-base64-at-all-not-bas!",
                    "c2l4dGVlbiBieXRlcyBhcmUg\nb25seSBoYWxmIG9mIGE="
                })
        void propertyThatIsNoKey(String text) {
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(
                            () -> masterKey(text, folder.resolve("master.key")).find(false))
                    .satisfies(refusal -> assertSays(refusal, PROPERTY, text));
            assertThat(folder).as("nothing is made beside it").isEmptyDirectory();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "c2l4dGVlbiBieXRlcyBvbmx5", "%%%%%%%%"})
        void fileThatHoldsNoKey(String content) throws IOException {
            Path file = Files.writeString(folder.resolve("master.key"), content);

            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> masterKey(null, file).find(false))
                    .satisfies(refusal -> assertSays(refusal, FILE_PROPERTY, content));
            assertThat(file).as("never overwritten").hasContent(content);
        }

        @Test
        void folderInThePlaceOfTheFile() {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> masterKey(null, folder).find(false))
                    .withMessageContaining(folder.toString());
        }

        @Test
        void keyOfAnotherDatabaseIsNamedByWhereItWasConfigured() {
            Path file = folder.resolve("master.key");

            assertSays(masterKey(GOOD, file).doesNotFit(), PROPERTY, GOOD);
            assertSays(masterKey(null, file).doesNotFit(), FILE_PROPERTY, GOOD);
            assertSays(masterKey(" ", file).doesNotFit(), FILE_PROPERTY, GOOD);
        }

        private void assertSays(BadConfiguration refusal, String property, String value) {
            assertThat(refusal.property()).isEqualTo(property);
            assertThat(refusal.problem()).isNotBlank();
            assertThat(refusal.remedy()).endsWith(".");
            assertThat(refusal).hasMessageStartingWith(property + " is not ");
            if (!value.isBlank()) {
                assertThat(refusal.getMessage()).doesNotContain(value.strip());
            }
        }
    }

    @Test
    void isMadeOnTheVeryFirstStartForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("data/keys/master.key");

        masterKey(null, file).find(false);

        assertThat(Base64.getDecoder().decode(Files.readString(file).strip())).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> all = Files.list(file.getParent())) {
            assertThat(all).as("no draft stays behind").containsExactly(file);
        }
    }

    @Test
    void isNeverOverwritten() throws IOException {
        Path file = folder.resolve("master.key");
        SealingKey first = masterKey(null, file).find(false);
        String content = Files.readString(file);

        SealingKey second = masterKey(null, file).find(false);

        assertThat(Files.readString(file)).isEqualTo(content);
        assertThat(second.open("test", first.seal("test", new byte[] {1}))).hasValue(new byte[] {1});
    }

    @Test
    void nodesThatMakeItAtOnceAgreeOnOneKey() {
        Path file = folder.resolve("master.key");

        var keys = Race.run(() -> masterKey(null, file).find(false));

        byte[] sealed = keys.get(0).seal("test", new byte[] {1});
        assertThat(keys).allSatisfy(key -> assertThat(key.open("test", sealed)).isPresent());
    }

    @Test
    void propertyOverridesTheFileAndBlanksAroundItDoNotMatter() {
        Path file = folder.resolve("master.key");
        byte[] sealed = masterKey(GOOD, file).find(true).seal("test", new byte[] {1});

        assertThat(masterKey(" " + GOOD + "\n", file).find(true).open("test", sealed))
                .isPresent();
        assertThat(file).doesNotExist();
    }

    @Nested
    @DisplayName("The master key before")
    class Previous {

        @Test
        void isNotThereUnlessItIsNamed() {
            assertThat(masterKey(GOOD, folder).previous()).isEmpty();
            assertThat(previous(" ", null).previous()).isEmpty();
        }

        @Test
        void isReadFromThePropertyOrTheFile() throws IOException {
            Path file = Files.writeString(folder.resolve("before.key"), GOOD + "\n");
            byte[] sealed = masterKey(GOOD, folder).find(true).seal("test", new byte[] {1});

            assertThat(previous(GOOD, null).previous().orElseThrow().open("test", sealed))
                    .isPresent();
            assertThat(previous(null, file).previous().orElseThrow().open("test", sealed))
                    .isPresent();
        }

        @Test
        void thatIsNoKeyStopsTheStart() {
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> previous("c2l4dGVlbiBieXRlcyBvbmx5", null).previous())
                    .withMessageStartingWith("signet.key.previous-master-key is not ");
        }

        @Test
        void whoseFileIsMissingStopsTheStartAndMakesNone() {
            Path file = folder.resolve("before.key");

            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> previous(null, file).previous())
                    .withMessageStartingWith("signet.key.previous-master-key-file ");
            assertThat(file).doesNotExist();
        }

        private MasterKey previous(@Nullable String configured, @Nullable Path file) {
            return new MasterKey(
                    new KeyProperties(GOOD, folder, configured, file, Duration.ofDays(90), Duration.ofDays(1)),
                    random());
        }
    }

    @Test
    void settingsDoNotPrintTheKey() {
        assertThat(properties(GOOD, folder).toString()).doesNotContain(GOOD);
        assertThat(new KeyProperties(null, folder, GOOD, null, Duration.ofDays(90), Duration.ofDays(1)).toString())
                .doesNotContain(GOOD);
    }

    private static MasterKey masterKey(@Nullable String configured, Path file) {
        return new MasterKey(properties(configured, file), random());
    }

    private static KeyProperties properties(@Nullable String configured, Path file) {
        return new KeyProperties(configured, file, null, null, Duration.ofDays(90), Duration.ofDays(1));
    }

    /** As the server makes it: its constructor is its own room's. */
    private static RandomValues random() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("clock", Clock.systemUTC());
        return beans.createBean(RandomValues.class);
    }
}
