package dev.signet.auth.token;

import java.util.List;
import java.util.Set;

/**
 * What an access token is to say that another one was exchanged for (RFC 8693).
 *
 * @param actors the subjects of those who act for the person, the newest first; empty where nobody is named
 */
public record Exchanged(Set<String> scopes, List<String> audience, List<String> actors) {

    public Exchanged {
        scopes = Set.copyOf(scopes);
        audience = List.copyOf(audience);
        actors = List.copyOf(actors);
    }
}
