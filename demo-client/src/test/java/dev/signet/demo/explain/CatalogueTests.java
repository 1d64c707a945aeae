package dev.signet.demo.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class CatalogueTests {

    private final Catalogue catalogue = new Catalogue(messages());

    @Test
    void parameterIsExplainedInBothLanguagesWithItsSection() {
        Term english = catalogue.parameter("code_challenge", Locale.ENGLISH);
        Term german = catalogue.parameter("code_challenge", Locale.GERMAN);

        assertThat(english.text()).contains("hash of a secret");
        assertThat(german.text()).contains("Hash eines Geheimnisses");
        assertThat(german.source())
                .isEqualTo(new Source("RFC 7636 §4.2", "https://www.rfc-editor.org/rfc/rfc7636#section-4.2"));
        assertThat(german.source()).isEqualTo(english.source());
    }

    @Test
    void oneNameMeansWhatItMeansWhereItStands() {
        assertThat(catalogue.parameter("iss", Locale.ENGLISH).source())
                .extracting(Source::name)
                .isEqualTo("RFC 9207 §2");
        assertThat(catalogue.claim("iss", Locale.ENGLISH).source())
                .extracting(Source::name)
                .isEqualTo("RFC 7519 §4.1.1");
        assertThat(catalogue.cookie("somebody-elses", Locale.ENGLISH).text()).contains("every port");
    }

    @Test
    void nameThatNobodyKnowsIsLeftWithoutWords() {
        assertThat(catalogue.parameter("x-made-up", Locale.ENGLISH)).isEqualTo(Term.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "RFC 6749, https://www.rfc-editor.org/rfc/rfc6749",
        "OpenID Connect Core §2, https://openid.net/specs/openid-connect-core-1_0.html",
    })
    void sourceLeadsToItsText(String name, String address) {
        assertThat(Source.of(name)).contains(new Source(name, address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspector", "terms", "experiments", "pages"})
    void everythingIsSaidInBothLanguages(String bundle) throws IOException {
        Set<String> english = keys(bundle + ".properties");
        Set<String> german = keys(bundle + "_de.properties");

        assertThat(german).isEqualTo(english);
    }

    @Test
    void everySourceIsKnown() throws IOException {
        Properties all = read("terms.properties");
        List<String> sources = all.stringPropertyNames().stream()
                .filter(key -> key.endsWith(".source"))
                .map(all::getProperty)
                .toList();

        assertThat(sources)
                .hasSizeGreaterThan(60)
                .allSatisfy(cited -> assertThat(Source.of(cited)).as(cited).isPresent());
    }

    /** As the app has them. */
    public static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/inspector", "messages/terms", "messages/experiments", "messages/pages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static Set<String> keys(String file) throws IOException {
        return read(file).stringPropertyNames().stream()
                .filter(key -> !key.endsWith(".source"))
                .collect(Collectors.toSet());
    }

    private static Properties read(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(CatalogueTests.class.getResourceAsStream("/messages/" + file), file),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
