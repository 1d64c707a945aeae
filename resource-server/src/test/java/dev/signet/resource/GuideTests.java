package dev.signet.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.PlainSpringApi;
import dev.signet.resource.testing.TokenPackageApi;
import dev.signet.resource.token.AccessTokenSettings;
import dev.signet.resource.token.dpop.ProofRefusal;
import dev.signet.resource.token.jwt.Refusal;
import dev.signet.sample.StepUpApi;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code docs/resource-server.md} shows code that is compiled and tried here, and every setting with its default. */
class GuideTests {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SETTING =
            Pattern.compile("^\\| `(signet\\.resource\\.[a-z.-]+)` \\|", Pattern.MULTILINE);

    private final String page = Files.readString(Path.of("../docs/resource-server.md"));

    GuideTests() throws IOException {}

    @Test
    void configurationsAreTheOnesThatAreTried() throws IOException {
        List<String> shown =
                JAVA.matcher(page).results().map(block -> beans(block.group(1))).toList();

        assertThat(shown)
                .containsExactly(
                        beans(source(PlainSpringApi.class)),
                        beans(source(TokenPackageApi.class)),
                        beans(source(StepUpApi.class)));
    }

    @Test
    void everySettingIsThereWithItsDefaultAndNoOther() {
        List<String> settings =
                rows("signet.resource.", AccessTokenSettings.class).toList();

        assertThat(settings).allSatisfy(row -> assertThat(page).contains(row));
        assertThat(SETTING.matcher(page).results()).hasSize(settings.size());
    }

    @Test
    void noRefusalHoldsWhatWouldEndAQuotedString() {
        assertThat(Refusal.values())
                .allSatisfy(refusal -> assertThat(refusal.description()).doesNotContain("\"", "\\"));
        assertThat(ProofRefusal.values())
                .allSatisfy(refusal -> assertThat(refusal.description()).doesNotContain("\"", "\\"));
    }

    private static Stream<String> rows(String prefix, Class<?> settings) {
        return Arrays.stream(settings.getRecordComponents())
                .flatMap(component -> component.getType().isRecord()
                        ? rows(prefix + kebab(component) + ".", component.getType())
                        : Stream.of(row(prefix, component)));
    }

    private static String kebab(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase();
    }

    private static String row(String prefix, RecordComponent component) {
        String name = kebab(component);
        DefaultValue value = component.getAnnotation(DefaultValue.class);
        return "| `" + prefix + name + "` | "
                + (value == null || value.value().length == 0 ? "" : "`" + value.value()[0] + "` |");
    }

    private static String source(Class<?> type) throws IOException {
        return Files.readString(Path.of("src/test/java", type.getName().replace('.', '/') + ".java"));
    }

    /** The text from the first bean on, without its spacing. */
    private static String beans(String source) {
        return source.substring(source.indexOf("@Bean")).replaceAll("\\s+", "");
    }
}
