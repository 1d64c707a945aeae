package dev.signet.auth.endpoint.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.auth.BadConfiguration;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an origin must look like, so that a misspelt one is no origin in disguise. */
class CrossOriginPropertiesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"https://app.example", "https://app.example:8443", "http://localhost:9004", "http://[::1]:9004"})
    void originAsBrowsersWriteItIsTaken(String origin) {
        assertThat(new CrossOriginProperties(Set.of(URI.create(origin))).allow(origin))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "https://*.example",
                "app.example",
                "http://app.example",
                "https://app.example/",
                "https://app.example/path",
                "https://app.example?q",
                "https://app.example:443",
                "http://localhost:80",
                "https://App.example",
                "https://user@app.example"
            })
    void anythingElseStopsTheStart(String origin) {
        assertThatThrownBy(() -> new CrossOriginProperties(Set.of(URI.create(origin))))
                .isInstanceOfSatisfying(
                        BadConfiguration.class,
                        refusal -> assertThat(refusal.property()).isEqualTo("signet.cors.origins"));
    }

    @Test
    void withoutOneNobodyIsAllowed() {
        CrossOriginProperties none = new CrossOriginProperties(null);

        assertThat(none.areNamed()).isFalse();
        assertThat(none.allow("null")).isFalse();
        assertThat(none.allow(null)).isFalse();
    }
}
