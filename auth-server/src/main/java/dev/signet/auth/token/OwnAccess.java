package dev.signet.auth.token;

import dev.signet.auth.grant.detail.AuthorizationDetails;
import java.util.Set;

/**
 * What an access token is for that a client has on its own behalf.
 *
 * @param resources the APIs that it is for; empty for all that the client may have
 * @param details what it allows more finely than by scopes (RFC 9396)
 */
public record OwnAccess(Set<String> scopes, Set<String> resources, AuthorizationDetails details) {

    public OwnAccess {
        scopes = Set.copyOf(scopes);
        resources = Set.copyOf(resources);
    }
}
