package dev.signet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of standards names classes: each of them exists, at home and in the tests. */
class StandardsTests {

    private static final Path PAGE = Path.of("..", "docs", "standards.md");
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+)([A-Z]\\w+)`");

    @Test
    void everyClassThatThePageNamesExists() throws IOException {
        List<MatchResult> named =
                CLASS.matcher(Files.readString(PAGE)).results().toList();

        assertThat(named)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(places(name))
                        .as(name.group())
                        .anySatisfy(place -> assertThat(place).exists()));
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

    /** Where a class can be: in either server. */
    private static List<Path> places(MatchResult name) {
        String sources = name.group(2).endsWith("Tests") ? "src/test/java" : "src/main/java";
        String file = name.group(1).replace('.', '/') + name.group(2) + ".java";
        return List.of(
                Path.of(sources, "dev/signet/auth", file),
                Path.of("../resource-server", sources, "dev/signet/resource", file));
    }
}
