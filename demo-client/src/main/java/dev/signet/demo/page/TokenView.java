package dev.signet.demo.page;

import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.signet.demo.token.Fingerprint;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/**
 * An access token as it may be shown: opened, explained, and without its signature, so that nothing on the page can be sent
 * to an API.
 *
 * @param expiresAt when it stops working
 * @param secondsLeft until then, at the moment the page was made; negative when it has passed
 * @param lifetime from issue to end, in seconds
 * @param bytes its size on the wire
 * @param fingerprint its short name
 * @param header the JOSE header; empty for a token that is no JWT
 * @param claims the claims; empty likewise
 */
record TokenView(
        Instant expiresAt,
        long secondsLeft,
        long lifetime,
        int bytes,
        String fingerprint,
        List<ClaimView> header,
        List<ClaimView> claims) {

    static TokenView of(OAuth2AccessToken token, Instant now) {
        Instant end = token.getExpiresAt() != null ? token.getExpiresAt() : now;
        Instant start = token.getIssuedAt() != null ? token.getIssuedAt() : now;
        String value = token.getTokenValue();
        return new TokenView(
                end,
                end.getEpochSecond() - now.getEpochSecond(),
                Math.max(1, end.getEpochSecond() - start.getEpochSecond()),
                value.length(),
                Fingerprint.of(value).text(),
                part(value, 0),
                part(value, 1));
    }

    boolean expired() {
        return secondsLeft <= 0;
    }

    /** The time that is left, as a sentence's end: right without script, and corrected every second with it. */
    public String expiry() {
        return expired() ? "expired " + span(-secondsLeft) + " ago" : "expires in " + span(secondsLeft);
    }

    public boolean readable() {
        return !claims.isEmpty();
    }

    static String span(long seconds) {
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    private static List<ClaimView> part(String token, int index) {
        try {
            Base64URL[] parts = JOSEObject.split(token);
            Map<String, Object> members = JSONObjectUtils.parse(parts[index].decodeToString());
            List<ClaimView> views = new ArrayList<>();
            members.forEach((name, value) -> views.add(ClaimView.of(name, value)));
            views.sort(ClaimView.READING_ORDER);
            return views;
        } catch (ParseException noJwt) {
            return List.of();
        }
    }
}
