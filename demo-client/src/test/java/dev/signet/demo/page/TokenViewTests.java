package dev.signet.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.demo.explain.OpenedToken;
import dev.signet.demo.provider.SignatureCheck;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenViewTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void lastSecondStillCountsAndTheNextDoesNot() {
        assertThat(at(59).expired()).isFalse();
        assertThat(at(59).span()).isEqualTo("1 s");
        assertThat(at(60).expired()).isTrue();
        assertThat(at(60).span()).isEqualTo("0 s");
        assertThat(at(60 + 125).span()).isEqualTo("2 min 5 s");
    }

    @Test
    void tokenItselfIsNotInItsView() {
        TokenView view = at(0);

        assertThat(view.bytes()).isEqualTo(6);
        assertThat(view.readable()).isFalse();
        assertThat(view.toString()).doesNotContain("opaque");
    }

    private static TokenView at(long secondsLater) {
        return TokenView.of(
                "opaque",
                new TokenView.Life(NOON, NOON.plusSeconds(60)),
                OpenedToken.OPAQUE,
                SignatureCheck.Outcome.UNKNOWN,
                NOON.plusSeconds(secondsLater));
    }
}
