package dev.signet.auth.testing;

import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** What every answer of one kind must be like, whatever it is about. */
public final class AnswerAssert extends AbstractAssert<AnswerAssert, Answer> {

    private AnswerAssert(Answer answer) {
        super(answer, AnswerAssert.class);
    }

    public static AnswerAssert assertThat(Answer answer) {
        return new AnswerAssert(answer);
    }

    public static AnswerAssert assertThat(Tokens tokens) {
        return new AnswerAssert(tokens.answer());
    }

    public AnswerAssert hasStatus(int status) {
        Assertions.assertThat(actual.status()).as(actual::toString).isEqualTo(status);
        return this;
    }

    /** A protocol error as RFC 6749 §5.2 has it: JSON, one error code, not to be cached, and silent about the inside. */
    public AnswerAssert isRefused(int status, String error) {
        hasStatus(status);
        Assertions.assertThat(actual.header("Content-Type").orElse(""))
                .as(actual::toString)
                .startsWith("application/json");
        Assertions.assertThat(actual.json()).as(actual::toString).containsEntry("error", error);
        Assertions.assertThat(actual.json().keySet()).isSubsetOf("error", "error_description", "error_uri");
        return isNotCached().tellsNothingOfTheInside();
    }

    /** No permission to keep a copy (RFC 6749 §5.1). */
    public AnswerAssert isNotCached() {
        Assertions.assertThat(actual.header("Cache-Control").orElse(""))
                .as(actual::toString)
                .contains("no-store");
        return this;
    }

    /** An error that may not be redirected: a page, with the code of the error, and nowhere else to go. */
    public AnswerAssert isErrorPage(String error) {
        hasStatus(400);
        Assertions.assertThat(actual.header("Location"))
                .as("never a redirect on error")
                .isEmpty();
        Assertions.assertThat(actual.header("Content-Type").orElse("")).startsWith("text/html");
        Assertions.assertThat(actual.page().has("oauth-error"))
                .as(actual::toString)
                .isTrue();
        Assertions.assertThat(actual.page().text("oauth-error")).contains(error);
        return tellsNothingOfTheInside();
    }

    /** RFC 7662 §2.2: exactly this, so that nothing is learnt of a token that is not active. */
    public AnswerAssert saysInactiveAndNothingElse() {
        hasStatus(200);
        Assertions.assertThat(actual.json()).isEqualTo(Map.of("active", false));
        return this;
    }

    public AnswerAssert isNoServerError() {
        Assertions.assertThat(actual.status()).as(actual::toString).isLessThan(500);
        return tellsNothingOfTheInside();
    }

    private AnswerAssert tellsNothingOfTheInside() {
        Assertions.assertThat(actual.body())
                .doesNotContain("Exception")
                .doesNotContain("org.springframework")
                .doesNotContain("dev.signet");
        return this;
    }
}
