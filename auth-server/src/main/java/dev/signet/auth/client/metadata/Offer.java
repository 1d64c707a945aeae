package dev.signet.auth.client.metadata;

import java.util.Set;

/**
 * What a client may have that nobody configured.
 *
 * @param scopes at most these; all of them for one that names none
 * @param audiences of its access tokens; empty for the server's
 * @param methods of authentication; where {@code client_secret_basic} is not among them, one that names none is public
 * @param grantTypes at most these
 * @param algorithms that what it is told may be signed with
 * @param requireProofKey whether it has to use PKCE also if it proves who it is; a public one always has to
 */
public record Offer(
        Set<String> scopes,
        Set<String> audiences,
        Set<String> methods,
        Set<String> grantTypes,
        Set<String> algorithms,
        boolean requireProofKey) {

    public Offer {
        scopes = Set.copyOf(scopes);
        audiences = Set.copyOf(audiences);
        methods = Set.copyOf(methods);
        grantTypes = Set.copyOf(grantTypes);
        algorithms = Set.copyOf(algorithms);
    }
}
