package dev.signet.demo.page;

import dev.signet.demo.explain.OpenedToken;
import dev.signet.demo.provider.SignatureCheck;
import dev.signet.demo.token.Fingerprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token as it may be shown: opened, explained, and without its signature, so that nothing on the page can be sent to an API.
 *
 * @param expiresAt when it stops working
 * @param secondsLeft until then, at the moment the page was made; negative when it has passed
 * @param lifetime from issue to end, in seconds
 * @param bytes its size on the wire
 * @param fingerprint its short name
 * @param opened what it says; nothing for a token that is no JWT
 * @param signature what came of the check of its signature, made for this page
 */
record TokenView(
        Instant expiresAt,
        long secondsLeft,
        long lifetime,
        int bytes,
        String fingerprint,
        OpenedToken opened,
        SignatureCheck.Outcome signature) {

    /**
     * When a token was issued and when it ends.
     *
     * @param from {@code null} where nobody said
     * @param until likewise
     */
    record Life(@Nullable Instant from, @Nullable Instant until) {}

    static TokenView of(String value, Life life, OpenedToken opened, SignatureCheck.Outcome signature, Instant now) {
        Instant end = life.until() != null ? life.until() : now;
        Instant start = life.from() != null ? life.from() : now;
        return new TokenView(
                end,
                end.getEpochSecond() - now.getEpochSecond(),
                Math.max(1, end.getEpochSecond() - start.getEpochSecond()),
                value.length(),
                Fingerprint.of(value).text(),
                opened,
                signature);
    }

    public boolean expired() {
        return secondsLeft <= 0;
    }

    /** How long that is, or was. */
    public String span() {
        return span(Math.abs(secondsLeft));
    }

    public boolean readable() {
        return opened.readable();
    }

    static String span(long seconds) {
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
