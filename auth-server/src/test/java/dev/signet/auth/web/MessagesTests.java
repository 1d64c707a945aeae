package dev.signet.auth.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Every text there is in both languages, is shown somewhere, and nothing is shown that has no text. */
@PagesTest
class MessagesTests {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");
    private static final Pattern NAMED_BY_CODE = Pattern.compile("\"((?:setup|account)\\.error\\.\\w+)\"");
    private static final Pattern MISSING = Pattern.compile("\\?\\?[\\w.:]+\\?\\?");

    private final Properties english = texts("messages/messages.properties");
    private final Properties german = texts("messages/messages_de.properties");
    private final Visitor visitor;
    private final RecordedMessages messages;

    MessagesTests(Visitor visitor, RecordedMessages messages) {
        this.visitor = visitor;
        this.messages = messages;
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.values()).noneMatch(text -> text.toString().isBlank());
        assertThat(german.values()).noneMatch(text -> text.toString().isBlank());
    }

    @Test
    void bothLanguagesFillInTheSame() {
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(placeholders(german, key)).as(key).isEqualTo(placeholders(english, key)));
    }

    /** In a text with placeholders an apostrophe would be eaten; everywhere the typographic one reads better. */
    @Test
    void noTextHasATypewriterApostrophe() {
        assertThat(english.values()).noneMatch(text -> text.toString().contains("'"));
        assertThat(german.values()).noneMatch(text -> text.toString().contains("'"));
    }

    @Test
    void noPageAsksForATextThatIsMissing() {
        for (Sample sample : Sample.all()) {
            for (String language :
                    Languages.SPOKEN.stream().map(Object::toString).toList()) {
                String page = visitor.open("/samples/" + sample.name(), "Cookie", "signet_lang=" + language)
                        .body();

                assertThat(MISSING.matcher(page).results().map(MatchResult::group))
                        .as("%s in %s", sample.name(), language)
                        .isEmpty();
            }
        }
    }

    @Test
    void everyTextIsShownSomewhere() {
        Sample.all().forEach(sample -> visitor.open("/samples/" + sample.name()));

        Set<String> unused = new TreeSet<>(english.stringPropertyNames());
        unused.removeAll(messages.asked());
        assertThat(unused).isEmpty();
    }

    @Test
    void everyTextThatCodeNamesIsThere() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            Set<String> named = sources.filter(path -> path.toString().endsWith(".java"))
                    .flatMap(path -> NAMED_BY_CODE.matcher(read(path)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());

            assertThat(named).isNotEmpty().isSubsetOf(english.stringPropertyNames());
        }
    }

    private static Set<String> placeholders(Properties texts, String key) {
        return PLACEHOLDER
                .matcher(texts.getProperty(key, ""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties texts(String path) {
        Properties texts = new Properties();
        try (Reader reader =
                new InputStreamReader(new ClassPathResource(path).getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
