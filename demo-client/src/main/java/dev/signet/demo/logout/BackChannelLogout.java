package dev.signet.demo.logout;

import dev.signet.demo.inspect.record.BackChannelRecorder;
import dev.signet.demo.provider.ProviderMismatchException;
import dev.signet.demo.provider.ProviderUnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the authorization server says that a session has ended (OpenID Connect Back-Channel Logout 1.0, section 2.5). No browser comes here:
 * what proves the request is the token alone.
 *
 * <p>A token that is not good is answered 400, which is final. When that cannot be found out now, the answer is 503, and the server
 * comes back.
 */
@RestController
class BackChannelLogout {

    static final String PATH = "/logout/back-channel";

    private static final Logger log = LoggerFactory.getLogger(BackChannelLogout.class);

    /** Longer than any token lives, skew included. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final LogoutTokens tokens;
    private final SignedInSessions sessions;
    private final BackChannelRecorder recorder;
    private final Clock clock;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    BackChannelLogout(LogoutTokens tokens, SignedInSessions sessions, BackChannelRecorder recorder, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.recorder = recorder;
        this.clock = clock;
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> logout(@RequestParam(name = "logout_token", required = false) @Nullable String token) {
        try {
            if (token == null) {
                return answer(HttpStatus.BAD_REQUEST);
            }
            end(tokens.verified(token));
            return answer(HttpStatus.OK);
        } catch (BadJwtException refused) {
            log.warn("A logout token was refused.");
            return answer(HttpStatus.BAD_REQUEST);
        } catch (JwtException | ProviderUnreachableException | ProviderMismatchException outage) {
            log.warn("A logout token could not be checked: {}", outage.getMessage());
            return answer(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    /** A repetition, because our answer got lost, ends nothing more and is answered alike. */
    private void end(Jwt token) {
        Instant now = clock.instant();
        seen.values().removeIf(until -> !now.isBefore(until));
        if (seen.putIfAbsent(token.getId(), now.plus(REMEMBERED)) == null) {
            int count = sessions.end(
                    token.getClaimAsString("sid"), token.getSubject(), session -> recorder.ended(session, PATH, token));
            log.info("The authorization server ended a session; {} ended here with it.", count);
        }
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
