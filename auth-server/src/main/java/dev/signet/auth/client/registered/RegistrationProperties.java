package dev.signet.auth.client.registered;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.client.credential.ConfiguredSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Clients that register themselves (RFC 7591).
 *
 * @param policy who may: nobody, {@code off}; whoever has one of the {@code initial-access-tokens}, {@code initial-access-token}; or anybody,
 *     {@code open}. Whoever registers can ask people for access in any name; the consent page says that nobody has checked it
 * @param initialAccessTokens by a name that stands in the trail: each has a {@code token}, as {@code initial-access-token} printed it for the
 *     configuration, and may have {@code expires-at}, an instant from when on it is refused. It is good for any number of clients
 * @param scopes that registered clients may have; one that names none gets all of them. Add those of your APIs
 * @param audiences of their access tokens; where none is named, {@code signet.token.audience}
 * @param requireProofKey whether clients that prove who they are have to use PKCE too; public ones always have to. Without it a code that is
 *     stolen from such a client's browser can be slipped into another one's, unless the client looks at {@code nonce}; many clients of OpenID
 *     Connect do that and know no PKCE
 * @param requests of one address in an hour, where anybody may register; more are answered with 503. Each can leave a client behind
 * @param limit how many clients there may be that nobody configured; further ones are refused with 503
 * @param unusedFor after this long without a token for anybody a client goes, with all that it has; at least a day
 */
@ConfigurationProperties(prefix = "signet.registration", ignoreUnknownFields = false)
public record RegistrationProperties(
        @DefaultValue("off") Policy policy,
        @DefaultValue Map<String, InitialAccessToken> initialAccessTokens,

        @DefaultValue({"openid", "profile", "email", "address", "phone", "offline_access"})
        Set<String> scopes,

        @DefaultValue Set<String> audiences,
        @DefaultValue("false") boolean requireProofKey,
        @DefaultValue("20") int requests,
        @DefaultValue("10000") int limit,
        @DefaultValue("90d") Duration unusedFor) {

    /** Who may register. */
    public enum Policy {
        OFF,
        INITIAL_ACCESS_TOKEN,
        OPEN
    }

    /**
     * What lets somebody register clients.
     *
     * @param expiresAt from when on it is refused; null for never
     */
    public record InitialAccessToken(
            ConfiguredSecret token, @Nullable Instant expiresAt) {}

    private static final String PREFIX = "signet.registration.";

    public RegistrationProperties {
        initialAccessTokens = Map.copyOf(initialAccessTokens);
        scopes = Set.copyOf(scopes);
        audiences = Set.copyOf(audiences);
        initialAccessTokens.forEach(
                (name, each) -> checkToken(PREFIX + "initial-access-tokens." + name + ".token", each));
        require(
                policy != Policy.INITIAL_ACCESS_TOKEN || !initialAccessTokens.isEmpty(),
                "initial-access-tokens",
                "is empty, so nobody could register",
                "Make a token with: java -jar auth-server.jar initial-access-token.");
        require(!scopes.isEmpty(), "scopes", "is empty", "Name what registered clients may have, such as openid.");
        require(requests >= 1, "requests", "is less than 1", "Write a number such as 20.");
        require(limit >= 1, "limit", "is less than 1", "Write a number such as 10000.");
        require(
                unusedFor.compareTo(Duration.ofDays(1)) >= 0,
                "unused-for",
                "is shorter than a day",
                "Write a duration such as 90d.");
    }

    public boolean on() {
        return policy != Policy.OFF;
    }

    private static void checkToken(String property, InitialAccessToken each) {
        each.token().check(property);
        if (!each.token().kept().orElse("").startsWith("{sha256}")) {
            throw new BadConfiguration(
                    property,
                    "is not what initial-access-token printed for the configuration",
                    "Make one with: java -jar auth-server.jar initial-access-token.");
        }
    }

    private static void require(boolean holds, String property, String problem, String remedy) {
        if (!holds) {
            throw new BadConfiguration(PREFIX + property, problem, remedy);
        }
    }
}
