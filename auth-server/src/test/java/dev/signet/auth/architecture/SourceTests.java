package dev.signet.auth.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the sources of every module must look like: short, and null-marked. */
class SourceTests {

    private static final int LINES_OF_A_FILE = 400;
    private static final int LINES_OF_A_METHOD = 60;
    private static final int TYPES_OF_A_PACKAGE = 12;

    private static final List<SourceFile> SOURCES = SourceFile.ofAllModules();

    @Test
    void filesAreShort() {
        assertThat(SOURCES)
                .filteredOn(file -> file.lines() > LINES_OF_A_FILE)
                .extracting(file -> file.path() + ": " + file.lines() + " lines")
                .as("files of more than %d lines: who changes one should be able to read it whole", LINES_OF_A_FILE)
                .isEmpty();
    }

    @Test
    void methodsAreShort() {
        assertThat(SOURCES)
                .flatExtracting(file -> file.methods().entrySet().stream()
                        .filter(method -> method.getValue() > LINES_OF_A_METHOD)
                        .map(method -> file.path() + " " + method.getKey() + ": " + method.getValue() + " lines")
                        .toList())
                .as("methods of more than %d lines: one does one thing, and fits on a screen", LINES_OF_A_METHOD)
                .isEmpty();
    }

    @Test
    void packagesHoldFewTypes() {
        Map<String, Integer> types = SOURCES.stream()
                .filter(SourceFile::isMain)
                .collect(groupingBy(SourceTests::folder, summingInt(SourceFile::types)));

        assertThat(types.entrySet())
                .filteredOn(each -> each.getValue() > TYPES_OF_A_PACKAGE)
                .as("packages of more than %d types: such a room wants a wall", TYPES_OF_A_PACKAGE)
                .isEmpty();
    }

    @Test
    void packagesAreNullMarkedAndHaveACharter() {
        Map<String, List<SourceFile>> packages =
                SOURCES.stream().filter(SourceFile::isMain).collect(groupingBy(SourceTests::folder));

        assertThat(packages.entrySet())
                .filteredOn(each -> each.getValue().stream().noneMatch(SourceTests::isNullMarkedCharter))
                .extracting(Map.Entry::getKey)
                .as("packages without a null-marked package-info: nothing is null there unless its type says so, and "
                        + "the page says what the room owns")
                .isEmpty();
    }

    private static boolean isNullMarkedCharter(SourceFile file) {
        return file.isPackageInfo() && file.packageAnnotations().contains("NullMarked");
    }

    private static String folder(SourceFile file) {
        return file.path().getParent().toString();
    }
}
