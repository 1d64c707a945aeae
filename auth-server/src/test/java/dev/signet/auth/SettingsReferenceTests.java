package dev.signet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reference of settings is made from what the compiler found in the sources. Where it differs, the right one lies in
 * {@code target/settings.md}: read it and put it in the place of the other.
 */
class SettingsReferenceTests {

    private static final Path REFERENCE = Path.of("..", "docs", "settings.md");
    private static final Path MADE = Path.of("target", "settings.md");

    private static final String HEAD = """
            # Settings

            What Signet adds to Spring Boot's own settings. They stand in any place that Spring Boot reads, for example in a file named
            by `--spring.config.additional-location=file:my.yml`; a name that is not in this table stops the start. Durations are written
            as in `30s`, `5m`, `8h` or `30d`. This page is made from the sources.

            | setting | type | default | meaning |
            | --- | --- | --- | --- |
            """;

    @Test
    void theReferenceSaysWhatTheSourcesSay() throws IOException {
        String made = HEAD + rows();
        Files.writeString(MADE, made);

        assertThat(Files.readString(REFERENCE)).isEqualTo(made);
    }

    @Test
    void everySettingIsExplained() throws IOException {
        assertThat(settings())
                .allSatisfy(setting -> assertThat(setting.path("description").asString(""))
                        .as(setting.path("name").asString())
                        .isNotBlank());
    }

    private static String rows() throws IOException {
        return StreamSupport.stream(settings().spliterator(), false)
                .sorted(Comparator.comparing(setting -> setting.path("name").asString()))
                .map(SettingsReferenceTests::row)
                .collect(Collectors.joining());
    }

    private static String row(JsonNode setting) {
        String type = setting.path("type").asString();
        String defaultValue = setting.path("defaultValue").asString("");
        return "| `%s` | %s | %s | %s |%n"
                .formatted(
                        setting.path("name").asString(),
                        type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1)
                                .replace(">", ""),
                        defaultValue.isEmpty() ? "" : "`" + defaultValue + "`",
                        setting.path("description").asString("").replaceAll("\\{@code ([^}]*)}", "`$1`"));
    }

    private static JsonNode settings() throws IOException {
        try (InputStream metadata =
                AuthServer.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            return JsonMapper.shared().readTree(metadata).path("properties");
        }
    }
}
