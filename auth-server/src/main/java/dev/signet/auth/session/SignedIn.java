package dev.signet.auth.session;

import dev.signet.auth.user.UserId;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in, in which session, since when and by what means.
 *
 * @param username for showing to its owner; everything that counts goes by {@code userId}
 * @param authenticatedAt when the person last proved who they are: the {@code auth_time} of ID tokens
 * @param methods {@code amr} values (RFC 8176)
 * @param remembered whether the browser may keep the session when it is closed
 */
public record SignedIn(
        UserId userId,
        String username,
        boolean administrator,
        SessionId sid,
        Instant authenticatedAt,
        List<String> methods,
        boolean remembered)
        implements AuthenticatedPrincipal {

    /** The {@code acr} of one factor, such as a password. */
    public static final String ONE_FACTOR = "1";

    public SignedIn {
        methods = List.copyOf(methods);
    }

    /** The user id: what the framework's endpoints know a person by. */
    @Override
    public String getName() {
        return userId.toString();
    }

    /** The level of the login, the {@code acr} of ID tokens (OpenID Connect Core §2). */
    public String acr() {
        return Levels.of(methods);
    }
}
