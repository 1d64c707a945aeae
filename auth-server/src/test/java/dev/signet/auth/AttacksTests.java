package dev.signet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page of attacks names tests: each of them exists, each attack has one, and no attack of RFC 9700 is left out. */
class AttacksTests {

    private static final Path PAGE = Path.of("..", "docs", "attacks.md");
    private static final Path HERE = Path.of("src/test/java/dev/signet/auth");
    private static final Path API = Path.of("../resource-server/src/test/java/dev/signet/resource/protocol");
    private static final Path E2E = Path.of("../e2e/src/test/java/dev/signet/e2e");
    private static final Pattern TEST = Pattern.compile("`((?:[a-z]\\w*\\.)+)([A-Z]\\w+)#(\\w+)`");
    private static final int SECTIONS = 17;

    @Test
    void everyTestThatThePageNamesIsThere() throws IOException {
        List<MatchResult> named = TEST.matcher(Files.readString(PAGE)).results().toList();

        assertThat(named)
                .hasSizeGreaterThan(100)
                .allSatisfy(test -> assertThat(source(test)).as(test.group()).contains(" " + test.group(3) + "("));
    }

    @Test
    void everyAttackIsTried() throws IOException {
        List<String> attacks = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("| attack |"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| attack |") && !line.startsWith("| --- |"))
                .toList();

        assertThat(attacks)
                .hasSizeGreaterThan(30)
                .allSatisfy(attack -> assertThat(TEST.matcher(attack.substring(attack.lastIndexOf(" | ")))
                                .find())
                        .as(attack)
                        .isTrue());
    }

    @Test
    void everyAttackOfTheBestCurrentPracticeIsThere() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(IntStream.rangeClosed(1, SECTIONS).mapToObj(section -> "§4." + section))
                .allSatisfy(section -> assertThat(page).containsPattern(section + "\\b"));
    }

    private static String source(MatchResult test) {
        String room = test.group(1);
        Path folder = room.equals("api.") ? API : room.equals("e2e.") ? E2E : HERE.resolve(room.replace('.', '/'));
        try {
            return Files.readString(folder.resolve(test.group(2) + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException("no " + test.group(), e);
        }
    }
}
