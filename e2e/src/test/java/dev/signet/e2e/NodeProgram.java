package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/**
 * A program in JavaScript that uses a library of others, run by Node: each of its tests is one here. The programs stand in
 * {@code src/test/clients}; the libraries are those of its lock file, fetched once into {@code target}.
 */
final class NodeProgram {

    static final Path SOURCES = Path.of("src", "test", "clients");

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern RESULT = Pattern.compile("^(not )?ok \\d+ - (.*)$", Pattern.MULTILINE);

    private final String node;
    private final Path folder;

    private NodeProgram(String node, Path folder) {
        this.node = node;
        this.folder = folder;
    }

    /** Whether the machine has Node and npm. */
    static boolean isThere() {
        return Tool.decide(Tool.find("node").isPresent() && Tool.find("npm").isPresent());
    }

    /** Node, and the libraries. */
    static NodeProgram prepared() {
        try {
            return new NodeProgram(
                    Tool.find("node").orElseThrow(), install(Tool.find("npm").orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exactly what the lock file names. No package runs a script of its own. */
    private static Path install(String npm) throws IOException {
        Path folder = Folders.make("clients").toAbsolutePath();
        Path installed = folder.resolve("node_modules");
        Path lock = folder.resolve("package-lock.json");
        boolean same = Files.exists(installed) && Files.mismatch(SOURCES.resolve(lock.getFileName()), lock) < 0;
        try (DirectoryStream<Path> sources = Files.newDirectoryStream(SOURCES)) {
            for (Path source : sources) {
                Files.copy(source, folder.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!same) {
            List<String> command = List.of(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            Tool.run(command, folder, Map.of(), PATIENCE).successfully();
        }
        return folder;
    }

    /** Runs the program, and has its tests as tests. */
    List<DynamicTest> tests(String file, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(node));
        if (hidesCryptography()) {
            command.add("--experimental-global-webcrypto");
        }
        command.addAll(List.of("--test-reporter=tap", file));
        Tool.Ran ran = Tool.run(command, folder, environment, PATIENCE);
        List<DynamicTest> tests = read(ran.output());
        assertThat(tests).as(ran.output()).isNotEmpty();
        assertThat(ran.status() == 0).as(ran.output()).isEqualTo(!ran.output().contains("\nnot ok "));
        return tests;
    }

    /** Debian 12 has Node 18, which has to be told to show what the libraries sign with. */
    private boolean hidesCryptography() {
        List<String> command = List.of(node, "--version");
        return Tool.run(command, folder, Map.of(), PATIENCE).successfully().startsWith("v18.");
    }

    /** @param tap what Node says of tests, in the Test Anything Protocol: a line for each, below it why it failed */
    private static List<DynamicTest> read(String tap) {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher results = RESULT.matcher(tap);
        while (results.find()) {
            String name = results.group(2);
            boolean failed = results.group(1) != null;
            String details = failed ? details(tap.substring(results.end())) : "";
            tests.add(DynamicTest.dynamicTest(name, () -> {
                if (failed) {
                    Assertions.fail(details);
                }
            }));
        }
        return tests;
    }

    private static String details(String rest) {
        int end = rest.indexOf("\n  ...");
        return end < 0 ? rest : rest.substring(0, end);
    }
}
