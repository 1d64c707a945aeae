package dev.signet.resource.token.stepup;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.authorization.AuthorizationResult;

/**
 * The token is good and the login behind it is not enough: to be answered with 401 and what would be enough (RFC 9470 §3).
 *
 * @param demand what was asked
 * @param reason what was found wanting
 */
public record InsufficientAuthentication(AuthenticationDemand demand, Reason reason) implements AuthorizationResult {

    /** The one error code of RFC 9470. */
    public static final String ERROR = "insufficient_user_authentication";

    /** What a login may lack. */
    public enum Reason {
        NO_USER("This request needs a user who has signed in"),
        OTHER_LEVEL("This request needs another level of authentication"),
        TOO_LONG_AGO("This request needs a more recent authentication");

        private final String description;

        Reason(String description) {
            this.description = description;
        }
    }

    @Override
    public boolean isGranted() {
        return false;
    }

    /** What the caller is told; safe inside a quoted string of {@code WWW-Authenticate}. */
    public String description() {
        return reason.description;
    }

    /** The challenge: the error, and the whole demand, so that one new login meets all of it. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", ERROR);
        parameters.put("error_description", description());
        if (!demand.acr().isEmpty()) {
            parameters.put("acr_values", String.join(" ", demand.acr()));
        }
        Duration longest = demand.maxAge();
        if (longest != null) {
            parameters.put("max_age", Long.toString(longest.toSeconds()));
        }
        return parameters;
    }
}
