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
 */
public record SignedIn(
        UserId userId,
        String username,
        boolean administrator,
        SessionId sid,
        Instant authenticatedAt,
        List<String> methods)
        implements AuthenticatedPrincipal {

    public SignedIn {
        methods = List.copyOf(methods);
    }

    /** The user id: what the framework's endpoints know a person by. */
    @Override
    public String getName() {
        return userId.toString();
    }
}
