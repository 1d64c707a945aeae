package dev.signet.auth.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a browser could take for an address elsewhere leads home (RFC 9700 §4.11.2). */
class LocalPathTests {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "login",
                "../login",
                "?theme=dark",
                "https://evil.example",
                "https:evil.example",
                "http:/evil.example",
                "HTTPS://evil.example/",
                "javascript:alert(1)",
                "data:text/html,hello",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "/login\\evil.example",
                "/\t/evil.example",
                "\t//evil.example",
                "/\n/evil.example",
                "/\r\nSet-Cookie: theft=1",
                "/ /evil.example",
                " /login",
                "/log in",
                "/\u0000",
                "/\u007f",
                "/\u2028/evil.example",
                "/ä",
                "\uFF0F\uFF0Fevil.example",
            })
    void leadsHome(String path) {
        assertThat(LocalPath.of(path)).isEqualTo("/");
    }

    @Test
    void pathThatIsTooLongLeadsHome() {
        assertThat(LocalPath.of("/" + "a".repeat(2_001))).isEqualTo("/");
        assertThat(LocalPath.of("/" + "a".repeat(2_000))).hasSize(2_001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/login", "/consent?state=a-b_c&scope=openid%20profile", "/a//b", "/@evil.example", "/%2F"})
    void pathOfThisServerStays(String path) {
        assertThat(LocalPath.of(path)).isEqualTo(path);
    }
}
