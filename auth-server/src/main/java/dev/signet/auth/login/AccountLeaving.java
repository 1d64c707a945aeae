package dev.signet.auth.login;

import dev.signet.auth.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;

/**
 * Who they are is proved, but they have deleted their account. They are not signed in; the browser may say for a few minutes that
 * the account is to stay.
 */
public class AccountLeaving extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private static final String ATTRIBUTE = "signet.leaving";
    private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(10);

    private final transient UserId user;

    AccountLeaving(UserId user) {
        super("The account is being deleted.");
        this.user = user;
    }

    /** Lets this browser answer. The session changes its id, because now it can do more than before. */
    void ask(HttpServletRequest request, Instant now) {
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(ATTRIBUTE, user + " " + now.plus(TIME_TO_ANSWER));
    }

    /** Whose account this browser may keep at {@code now}. */
    public static Optional<UserId> asked(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String line)) {
            return Optional.empty();
        }
        String[] parts = line.split(" ");
        return now.isBefore(Instant.parse(parts[1])) ? Optional.of(UserId.parse(parts[0])) : Optional.empty();
    }

    /** It has been answered. */
    public static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
