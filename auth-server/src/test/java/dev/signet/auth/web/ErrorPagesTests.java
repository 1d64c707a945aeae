package dev.signet.auth.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Errors: words for people, a problem for programs, and nothing of what happened inside for either. */
@PagesTest
@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesTests {

    private final Visitor visitor;

    ErrorPagesTests(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void aFailureShowsAReferenceThatStandsInTheLogBesideItsCause(CapturedOutput log) {
        Visitor.Seen seen = visitor.open(SamplePages.FAILING);

        assertThat(seen.status()).isEqualTo(500);
        String reference = seen.page().select("[data-testid=error-reference]").text();
        assertThat(reference).isNotEmpty();
        assertThat(log).contains(reference).contains(SamplePages.PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {SamplePages.FAILING, "/failing/500", "/failing/403", "/failing/404", "/failing/409"})
    void nothingOfTheCauseComesOut(String path) {
        assertNothingPrivate(visitor.open(path).body());
        assertNothingPrivate(visitor.ask(path).body());
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 405, 409, 500, 503})
    void thePageKeepsTheStatus(int status) {
        Visitor.Seen seen = visitor.open("/failing/" + status);

        assertThat(seen.status()).isEqualTo(status);
        assertThat(seen.page().select("[data-testid=error]").text()).contains(String.valueOf(status));
    }

    @Test
    void whatIsNotThereIsToldInWordsAndWithoutAReference() {
        Visitor.Seen seen = visitor.open("/no-such-page");

        assertThat(seen.status()).isEqualTo(404);
        assertThat(seen.page().select("h1").text()).isEqualTo("There is no such page");
        assertThat(seen.page().select("[data-testid=error-reference]")).isEmpty();
    }

    @Test
    void aProgramGetsAProblem() {
        Visitor.Seen seen = visitor.ask(SamplePages.FAILING);

        assertThat(seen.status()).isEqualTo(500);
        assertThat(seen.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(seen.body()).contains("\"status\":500").contains("\"reference\":\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/xml", "nonsense", "text/css;q=0.1"})
    void whoeverAcceptsNeitherStillLearnsTheStatus(String accept) {
        assertThat(visitor.open("/failing/403", "Accept", accept).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no-such-page", SamplePages.FAILING, SamplePages.HANDLED, SampleServer.FORWARDED})
    void errorPagesFollowThePreferencesToo(String path) {
        Document page = visitor.open(path, "Cookie", "signet_theme=dark; signet_lang=de")
                .page();

        assertThat(page.select("html").attr("lang")).isEqualTo("de");
        assertThat(page.select("html").attr("data-theme")).isEqualTo("dark");
    }

    @Test
    void theErrorPathItselfIsNoPage() {
        assertThat(visitor.open("/error").status()).isEqualTo(404);
    }

    private static void assertNothingPrivate(String body) {
        assertThat(body)
                .doesNotContain(SamplePages.PRIVATE)
                .doesNotContain("Exception")
                .doesNotContain("dev.signet")
                .doesNotContain("org.springframework")
                .doesNotContain("at java.");
    }
}
