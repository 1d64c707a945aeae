package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What every page must be like for everybody: WCAG as axe checks it, no sideways scrolling, no script errors. */
final class Accessibility {

    private static final String AXE = read("/axe.min.js");

    private static final String RUN = """
            async () => {
              const found = await axe.run(document, { resultTypes: ['violations'] });
              return found.violations.flatMap(v => v.nodes.map(
                n => v.id + ' (' + v.impact + '): ' + n.target.join(' ') + ' ' + n.failureSummary));
            }""";

    private Accessibility() {}

    /** Fails with all that is wrong with the page that {@code visitor} looks at. */
    static void check(Visitor visitor) {
        String where = visitor.page().url() + " " + visitor.view();
        visitor.page().evaluate(AXE);
        Object found = visitor.page().evaluate(RUN);
        assertThat((List<?>) found).as(where).isEmpty();
        Object width = visitor.page().evaluate("() => document.documentElement.scrollWidth");
        assertThat(((Number) width).intValue())
                .as(where + " scrolls sideways")
                .isLessThanOrEqualTo(visitor.view().width());
        assertThat(visitor.troubles()).as(where).isEmpty();
    }

    private static String read(String resource) {
        try (InputStream script = Accessibility.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(script, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
