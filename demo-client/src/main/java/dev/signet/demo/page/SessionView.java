package dev.signet.demo.page;

import dev.signet.demo.explain.Claim;
import dev.signet.demo.token.Fingerprint;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;

/**
 * The session on this server, as it may be shown.
 *
 * @param fingerprint the short name of its id; the id itself is the cookie's value and stays out of pages
 * @param startedAt when it began, readable
 * @param age how long ago that was
 * @param idleMinutes after how many minutes without a request it ends
 */
record SessionView(String fingerprint, String startedAt, String age, int idleMinutes) {

    static SessionView of(HttpSession session, Instant now) {
        Instant started = Instant.ofEpochMilli(session.getCreationTime());
        return new SessionView(
                Fingerprint.of(session.getId()).text(),
                Claim.clock(started),
                TokenView.span(now.getEpochSecond() - started.getEpochSecond()),
                session.getMaxInactiveInterval() / 60);
    }
}
