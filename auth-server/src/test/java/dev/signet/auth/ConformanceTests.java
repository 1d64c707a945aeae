package dev.signet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The page of conformance is made from the tests: whose display name begins with a standard and its sections is listed there, and
 * each of its methods is a requirement that is held. Where the page differs, the right one lies in {@code target/conformance.md}.
 */
class ConformanceTests {

    private static final Path PAGE = Path.of("..", "docs", "conformance.md");
    private static final Path MADE = Path.of("target", "conformance.md");
    private static final List<Path> SOURCES = List.of(
            Path.of("src/test/java/dev/signet/auth/protocol"),
            Path.of("../resource-server/src/test/java/dev/signet/resource/protocol"));

    private static final Pattern NAMED = Pattern.compile(
            "@DisplayName\\(\"((?:RFC \\d+|[A-Z][A-Za-z-]+(?: [A-Z][A-Za-z]+)*)) (§[^:\"]*)(?:: ([^\"]*))?\"\\)");
    private static final Pattern DISPLAY_NAME = Pattern.compile("@DisplayName\\(");
    private static final Pattern METHOD = Pattern.compile("^\\s+void (\\w+)\\(");
    private static final Pattern TEST = Pattern.compile("^\\s+@(?:Parameterized|Repeated)?Test\\b");
    private static final String END_OF_NESTED_CLASS = "    }";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Of the standards that the tests call by a part of their names. */
    private static final Map<String, String> FULL_NAMES = Map.of(
            "Core", "OpenID Connect Core 1.0",
            "Discovery", "OpenID Connect Discovery 1.0",
            "Registration", "OpenID Connect Dynamic Client Registration 1.0",
            "Logout", "OpenID Connect RP-Initiated Logout 1.0",
            "Front-Channel", "OpenID Connect Front-Channel Logout 1.0",
            "Back-Channel", "OpenID Connect Back-Channel Logout 1.0",
            "Form Post", "OAuth 2.0 Form Post Response Mode",
            "JARM", "JWT Secured Authorization Response Mode for OAuth 2.0",
            "Status List", "Token Status List, draft-ietf-oauth-status-list-20");

    private static final String HEAD = """
            # Conformance

            What the standards demand and which test holds it, in the tests' own words: each line is a test that speaks HTTP with a whole
            server, and the server would not be released without it. Beside these stand tests of what no standard says. Test classes are
            named below `dev.signet.auth`, those marked with API below `dev.signet.resource`. This page is made from the tests.
            """;

    private record Held(String section, String requirement, String test) {}

    @Test
    void thePageSaysWhatTheTestsHold() throws IOException {
        StringBuilder made = new StringBuilder(HEAD);
        held().forEach((standard, requirements) -> {
            made.append("\n## ").append(standard).append("\n\n| section | requirement | test |\n| --- | --- | --- |\n");
            requirements.forEach(each ->
                    made.append("| %s | %s | %s |\n".formatted(each.section(), each.requirement(), each.test())));
        });
        Files.writeString(MADE, made);

        assertThat(Files.readString(PAGE)).isEqualTo(made.toString());
    }

    /** By standard, in the order of their names and sections. */
    private static Map<String, List<Held>> held() throws IOException {
        Map<String, List<Held>> standards = new TreeMap<>(byNumbers());
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.list(folder).sorted()) {
                for (Path file : files.toList()) {
                    read(file, standards);
                }
            }
        }
        standards
                .values()
                .forEach(all -> all.sort((one, other) -> byNumbers().compare(one.section(), other.section())));
        return standards;
    }

    private static void read(Path file, Map<String, List<Held>> standards) throws IOException {
        String test = "`protocol." + file.getFileName().toString().replace(".java", "") + "`"
                + (file.startsWith("..") ? ", API" : "");
        Matcher outer = NAMED.matcher("");
        Matcher current = outer;
        boolean announced = false;
        for (String line : Files.readAllLines(file)) {
            if (DISPLAY_NAME.matcher(line).find()) {
                current = NAMED.matcher(line);
                outer = line.startsWith("@") ? current : outer;
            } else if (line.equals(END_OF_NESTED_CLASS)) {
                current = outer;
            }
            Matcher method = METHOD.matcher(line);
            announced |= TEST.matcher(line).find();
            if (announced && method.find()) {
                announced = false;
                if (current.reset().find()) {
                    String standard = FULL_NAMES.getOrDefault(current.group(1), current.group(1));
                    standards
                            .computeIfAbsent(standard, any -> new ArrayList<>())
                            .add(new Held(current.group(2), requirement(current.group(3), method.group(1)), test));
                }
            }
        }
    }

    /** What the test class speaks of, and the name of its method as a sentence. */
    private static String requirement(@Nullable String topic, String name) {
        String sentence = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
        return topic == null ? sentence : topic + ": " + sentence;
    }

    /** Like texts, but numbers in them count as numbers: §4.10 comes after §4.9. */
    private static Comparator<String> byNumbers() {
        return Comparator.comparing(text ->
                NUMBER.matcher(text).replaceAll(number -> "%05d".formatted(Integer.parseInt(number.group()))));
    }
}
