package dev.signet.auth.endpoint.token.assertion;

import dev.signet.auth.client.key.KeySource;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Somebody who may vouch for people.
 *
 * @param issuer the {@code iss} of its assertions, to the letter
 * @param jwks its public keys as a JWK set
 * @param jwksUri where it publishes them, in place of {@code jwks}
 * @param subject what its {@code sub} is here
 * @param clients the {@code client_id} of each client that may use its assertions
 * @param scopes the most that may be had for one, beside what the client may have
 */
record TrustedIssuer(
        String issuer,
        @Nullable String jwks,
        @Nullable URI jwksUri,
        @DefaultValue("username") SubjectIs subject,
        @DefaultValue Set<String> clients,
        @DefaultValue Set<String> scopes) {

    /** What a {@code sub} is that somebody else writes. */
    enum SubjectIs {
        /** The user name. */
        USERNAME,
        /** The id of the account. */
        ID
    }

    TrustedIssuer {
        clients = Set.copyOf(clients);
        scopes = Set.copyOf(scopes);
    }

    KeySource keys() {
        return new KeySource(jwks, jwksUri);
    }
}
