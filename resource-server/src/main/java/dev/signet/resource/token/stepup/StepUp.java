package dev.signet.resource.token.stepup;

import dev.signet.resource.token.stepup.InsufficientAuthentication.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/**
 * Judges the login behind a token by its claims {@code acr} and {@code auth_time}
 * (<a href="https://www.rfc-editor.org/rfc/rfc9470#section-6.1">RFC 9470 §6.1</a>). What a token does not say is not
 * there, and a token without a user meets no demand.
 *
 * <p>With a skew of s and a greatest age of m, a login at t is enough up to and including {@code t + m + s}, and not before
 * {@code t - s}.
 */
public final class StepUp {

    private static final AuthorizationResult ENOUGH = new AuthorizationDecision(true);

    private final long skewSeconds;
    private final Clock clock;

    /** By that clock, from which the issuer's may differ by the skew. */
    public StepUp(Duration clockSkew, Clock clock) {
        this.skewSeconds = clockSkew.toSeconds();
        this.clock = clock;
    }

    /** For {@code authorizeHttpRequests(… .access(…))}; joined with a scope by {@code AuthorizationManagers.allOf}. */
    public <T> AuthorizationManager<T> require(AuthenticationDemand demand) {
        return (authentication, asked) -> judge(authentication.get(), demand);
    }

    AuthorizationResult judge(@Nullable Authentication caller, AuthenticationDemand demand) {
        Optional<Reason> lacking = caller instanceof AbstractOAuth2TokenAuthenticationToken<?> token
                ? lacking(token.getTokenAttributes(), demand)
                : Optional.of(Reason.NO_USER);
        return lacking.<AuthorizationResult>map(reason -> new InsufficientAuthentication(demand, reason))
                .orElse(ENOUGH);
    }

    private Optional<Reason> lacking(Map<String, Object> claims, AuthenticationDemand demand) {
        if (withoutUser(claims)) {
            return Optional.of(Reason.NO_USER);
        }
        if (!demand.acr().isEmpty()
                && !(claims.get("acr") instanceof String acr && demand.acr().contains(acr))) {
            return Optional.of(Reason.OTHER_LEVEL);
        }
        Duration longest = demand.maxAge();
        boolean recent = longest == null || recent(claims.get("auth_time"), longest.toSeconds());
        return recent ? Optional.empty() : Optional.of(Reason.TOO_LONG_AGO);
    }

    /** RFC 9068 §2.2: where no resource owner is involved, the client is its own subject. */
    private static boolean withoutUser(Map<String, Object> claims) {
        Object subject = claims.get("sub");
        return subject == null || subject.equals(claims.get("client_id"));
    }

    private boolean recent(@Nullable Object authTime, long longestSeconds) {
        if (!(authTime instanceof Number seconds) || seconds.longValue() <= 0) {
            return false;
        }
        long age = clock.instant().getEpochSecond() - seconds.longValue();
        return age >= -skewSeconds && age - skewSeconds <= longestSeconds;
    }
}
