package dev.signet.auth.consent;

import dev.signet.auth.client.ClientId;
import java.time.Instant;
import java.util.Set;

/**
 * What a user allowed a client, whether or not the client has made use of it.
 *
 * @param givenAt when for the first time
 */
public record GivenConsent(ClientId client, Set<String> scopes, Instant givenAt) {

    public GivenConsent {
        scopes = Set.copyOf(scopes);
    }
}
