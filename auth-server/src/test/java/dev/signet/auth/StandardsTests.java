package dev.signet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of standards names classes: each of them exists, at home and in the tests. */
class StandardsTests {

    private static final Path PAGE = Path.of("..", "docs", "standards.md");
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+)([A-Z]\\w+)`");

    @Test
    void everyClassThatThePageNamesExists() throws IOException {
        List<Path> named = CLASS.matcher(Files.readString(PAGE))
                .results()
                .map(found -> Path.of(
                        found.group(2).endsWith("Tests") ? "src/test/java" : "src/main/java",
                        "dev/signet/auth",
                        found.group(1).replace('.', '/'),
                        found.group(2) + ".java"))
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(20)
                .allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void everyStandardHasAHomeAndATest() throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            assertThat(lines.filter(line -> line.startsWith("| RFC") || line.startsWith("| OpenID")))
                    .isNotEmpty()
                    .allSatisfy(
                            line -> assertThat(CLASS.matcher(line).results()).hasSizeGreaterThanOrEqualTo(2));
        }
    }
}
