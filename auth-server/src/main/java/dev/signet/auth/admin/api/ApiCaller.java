package dev.signet.auth.admin.api;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.user.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who asks, according to a good access token for this API.
 *
 * @param user the administrator for whom the client asks; null for a client on its own behalf
 * @param scopes of the token
 */
public record ApiCaller(ClientId client, @Nullable UserId user, Set<String> scopes) implements AuthenticatedPrincipal {

    public ApiCaller {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String getName() {
        return user == null ? client.value() : user.toString();
    }
}
