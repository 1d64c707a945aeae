package dev.signet.auth.client;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.SecurityProfile;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.credential.ConfiguredSecret;
import dev.signet.auth.client.exchange.ExchangePolicy;
import dev.signet.auth.client.key.ProofSettings;
import dev.signet.auth.client.request.RequestDemands;
import dev.signet.auth.client.response.ResponseSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What Signet knows of a client beyond Spring Boot's own properties, under the same name as there:
 * {@code signet.client.settings.<name>.*} goes with {@code spring.security.oauth2.authorizationserver.client.<name>.*}.
 *
 * @param settings by the name of the client in the configuration. Each has {@code audiences}: the {@code aud} of its access tokens,
 *     or for an API that introspects which tokens are meant for it; {@code may-introspect} and {@code may-revoke}: {@code own} or {@code any};
 *     {@code refresh-grace}: instead of {@code signet.grant.refresh-grace}; {@code id-token-algorithm}, {@code access-token-algorithm}:
 *     {@code RS256}, {@code PS256}, {@code ES256} or {@code EdDSA}; {@code previous-secret}: a second secret that still works, until
 *     {@code previous-secret-expires-at}, an instant such as {@code 2027-01-31T12:00:00Z}; {@code jwks}: its public keys as a JWK set;
 *     {@code assertion-audience}: {@code issuer} or {@code endpoint}, which allows both in its assertions;
 *     {@code dpop-bound-access-tokens}: whether it obtains none but with a DPoP proof;
 *     {@code tls-client-auth-subject-dn}, or {@code -san-dns}, {@code -san-uri}, {@code -san-ip}, {@code -san-email}: what its certificate is
 *     told by; {@code tls-client-certificate-bound-access-tokens}: whether they are bound to its certificate;
 *     {@code backchannel-logout-uri} and
 *     {@code frontchannel-logout-uri}: where it is told that a session has ended, by this server and by the browser that signs out;
 *     {@code backchannel-logout-session-required} and {@code frontchannel-logout-session-required}: whether it needs the {@code sid}; {@code token-exchange.audiences}: of the access tokens that it
 *     may obtain for those that it was called with; {@code token-exchange.impersonation}: whether these may hide that it acts, {@code false};
 *     {@code require-pushed-authorization-requests} and {@code require-signed-request-object}: whether its requests must be pushed, and signed;
 *     {@code userinfo-signed-response-alg}, {@code authorization-signed-response-alg}: what these answers are signed with; {@code id-token-encrypted-response-alg},
 *     {@code userinfo-encrypted-response-alg}: {@code ECDH-ES}, {@code ECDH-ES+A128KW}, {@code ECDH-ES+A256KW} or {@code RSA-OAEP-256} with one of its keys, and
 *     with {@code -enc} in place of {@code -alg}: {@code A128CBC-HS256}, {@code A256CBC-HS512}, {@code A128GCM} or {@code A256GCM};
 *     {@code subject-type}: {@code public} or {@code pairwise}, for a client that is not to recognise people together with others than those whose
 *     {@code sector-identifier-uri}, or whose redirect URIs, have the same host; changed later, everybody is a stranger to it;
 *     {@code authorization-details-types}: those of {@code signet.authorization-details.types} that it may ask for;
 *     {@code profile}: how strictly it is held, as in {@code signet.profile}
 */
@ConfigurationProperties(prefix = "signet.client", ignoreUnknownFields = false)
public record ClientProperties(@DefaultValue Map<String, Settings> settings) {

    /** The longest time for which a spent refresh token may still be answered. */
    public static final Duration LONGEST_GRACE = Duration.ofMinutes(5);

    public ClientProperties {
        settings = Map.copyOf(settings);
        settings.forEach((name, own) -> {
            Duration grace = own.refreshGrace();
            if (grace != null && (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0)) {
                throw new BadConfiguration(
                        "signet.client.settings." + name + ".refresh-grace",
                        "is not between 0s and 5m",
                        "Write a duration such as 10s.");
            }
            checkPrevious("signet.client.settings." + name + ".previous-secret", own);
        });
    }

    /**
     * The settings of one client.
     *
     * @param audiences the {@code aud} of its access tokens; where none is named, {@code signet.token.audience}. For an API that
     *     introspects tokens: which ones are meant for it
     * @param mayIntrospect whose tokens it may introspect; {@code any} lets it read who uses which application
     * @param mayRevoke whose tokens it may revoke; {@code any} lets it sign out everybody
     * @param idTokenAlgorithm instead of Spring Boot's {@code token.id-token-signature-algorithm}, which has no EdDSA
     * @param accessTokenAlgorithm instead of {@code signet.token.access-token-algorithm}: what the API behind this client verifies
     * @param refreshGrace instead of {@code signet.grant.refresh-grace} for this client; {@code 0s}: a lost answer ends the grant
     * @param previousSecret written as {@code client-secret} is; it works beside that one, so that nobody has to change both ends at once
     * @param previousSecretExpiresAt from when on it is refused; the later, the longer a secret works that you wanted to be rid of
     * @param proof what it proves itself with: settings that stand among these, without a name between
     * @param tokenExchange what it may exchange access tokens for (RFC 8693); without it nothing
     * @param authorizationDetailsTypes which authorization details it may ask for (RFC 9396); without any none
     * @param logout where it is told that a session has ended: four settings that stand among these, without a name between
     * @param requests what its authorization requests must be like; among these as well
     * @param responses the form in which it is told things; among these as well
     * @param profile how strictly it is held, where that is more than {@code signet.profile} says
     */
    public record Settings(
            @DefaultValue Set<String> audiences,
            @DefaultValue("own") Reach mayIntrospect,
            @DefaultValue("own") Reach mayRevoke,
            @Nullable SigningAlgorithm idTokenAlgorithm,
            @Nullable SigningAlgorithm accessTokenAlgorithm,
            @Nullable Duration refreshGrace,
            @Nullable ConfiguredSecret previousSecret,
            @Nullable Instant previousSecretExpiresAt,
            @Name("") @DefaultValue ProofSettings proof,
            @Name("") @DefaultValue LogoutUris logout,
            @Nullable ExchangePolicy tokenExchange,
            @DefaultValue Set<String> authorizationDetailsTypes,
            @Name("") @DefaultValue RequestDemands requests,
            @Name("") @DefaultValue ResponseSettings responses,
            @DefaultValue("oauth2.1") SecurityProfile profile) {

        /** What holds for a client of which nothing is said. */
        static final Settings NONE = new Binder().bindOrCreate("nothing", Settings.class);

        public Settings {
            audiences = Set.copyOf(audiences);
            authorizationDetailsTypes = Set.copyOf(authorizationDetailsTypes);
        }
    }

    Settings of(String name) {
        return settings.getOrDefault(name, Settings.NONE);
    }

    private static void checkPrevious(String property, Settings own) {
        ConfiguredSecret previous = own.previousSecret();
        if ((previous == null) != (own.previousSecretExpiresAt() == null)) {
            throw previous == null
                    ? new BadConfiguration(
                            property + "-expires-at",
                            "is set, but there is no previous-secret",
                            "Add previous-secret, or take this out as well.")
                    : new BadConfiguration(
                            property + "-expires-at",
                            "is missing",
                            "Write from when on the previous secret is refused, such as 2027-01-31T12:00:00Z.");
        }
        if (previous != null) {
            previous.check(property);
        }
    }
}
