package dev.signet.auth.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** The style sheet's colours: readable in both themes as WCAG 2.2 AA asks, and the dark ones the same in both places. */
class StyleSheetTests {

    private static final Pattern TOKEN = Pattern.compile("(--[\\w-]+):\\s*([^;]+);");
    private static final Pattern USED = Pattern.compile("var\\((--[\\w-]+)");

    private final String css;
    private final Map<String, String> light;
    private final Map<String, String> dark;

    StyleSheetTests() throws IOException {
        css = new ClassPathResource("static/css/signet.css").getContentAsString(StandardCharsets.UTF_8);
        light = tokens(":root {");
        dark = tokens(":root[data-theme=\"dark\"] {");
    }

    @Test
    void theDarkColoursAreTheSameChosenOrFollowingTheDevice() {
        assertThat(dark).isNotEmpty().isEqualTo(tokens(":root[data-theme=\"auto\"] {"));
    }

    @Test
    void everyTokenIsDefinedAndUsed() {
        Set<String> used =
                USED.matcher(css).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(light.keySet()).containsExactlyInAnyOrderElementsOf(used);
        assertThat(light.keySet()).containsAll(dark.keySet());
    }

    /** WCAG 2.2, 1.4.3 (text: 4.5) and 1.4.11 (outlines of controls and focus: 3). */
    @ParameterizedTest
    @CsvSource({
        "--ink, --desk, 4.5",
        "--ink, --sheet, 4.5",
        "--ink, --tint, 4.5",
        "--ink, --wrong-sheet, 4.5",
        "--soft, --desk, 4.5",
        "--soft, --sheet, 4.5",
        "--soft, --tint, 4.5",
        "--act, --tint, 3",
        "--act, --sheet, 4.5",
        "--act-over, --sheet, 4.5",
        "--on-act, --act, 4.5",
        "--on-act, --act-over, 4.5",
        "--wrong, --sheet, 4.5",
        "--wrong, --wrong-sheet, 4.5",
        "--foil, --cover, 4.5",
        "--edge, --sheet, 3",
        "--edge, --desk, 3",
        "--act, --desk, 3",
    })
    void coloursStandOutInBothThemes(String front, String back, double least) {
        assertThat(contrast(light, front, back)).as("light").isGreaterThanOrEqualTo(least);
        Map<String, String> atNight = new HashMap<>(light);
        atNight.putAll(dark);
        assertThat(contrast(atNight, front, back)).as("dark").isGreaterThanOrEqualTo(least);
    }

    private Map<String, String> tokens(String selector) {
        int start = css.indexOf(selector);
        assertThat(start).as(selector).isNotNegative();
        return TOKEN.matcher(css.substring(start, css.indexOf('}', start)))
                .results()
                .collect(Collectors.toMap(match -> match.group(1), StyleSheetTests::value));
    }

    private static String value(MatchResult token) {
        return token.group(2);
    }

    private static double contrast(Map<String, String> tokens, String front, String back) {
        double one = luminance(tokens.getOrDefault(front, ""));
        double other = luminance(tokens.getOrDefault(back, ""));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String colour) {
        assertThat(colour).matches("#[0-9a-f]{6}");
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
