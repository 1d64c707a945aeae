package dev.signet.auth.client;

import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.credential.ConfiguredSecret;
import dev.signet.auth.client.exchange.ExchangePolicy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of one client that say one thing each, bound as those of an operator are. */
final class OwnSettings {

    private OwnSettings() {}

    /** That a second secret works for a while. */
    static ClientProperties.Settings previously(@Nullable ConfiguredSecret secret, @Nullable Instant expiresAt) {
        Map<String, Object> settings = new HashMap<>();
        if (secret != null) {
            settings.put("previous-secret", secret);
        }
        if (expiresAt != null) {
            settings.put("previous-secret-expires-at", expiresAt);
        }
        return bound(settings);
    }

    /** What tokens are signed with. */
    static ClientProperties.Settings signedWith(SigningAlgorithm idToken, SigningAlgorithm accessToken) {
        return bound(Map.of("id-token-algorithm", idToken, "access-token-algorithm", accessToken));
    }

    /** Which tokens it may read, and where it is told of a logout. */
    static ClientProperties.Settings of(Set<String> audiences, Reach mayIntrospect, LogoutUris logout) {
        return bound(Map.of(
                "audiences", audiences,
                "may-introspect", mayIntrospect,
                "backchannel-logout-uri", String.valueOf(logout.backchannelLogoutUri()),
                "backchannel-logout-session-required", logout.backchannelLogoutSessionRequired(),
                "frontchannel-logout-uri", String.valueOf(logout.frontchannelLogoutUri()),
                "frontchannel-logout-session-required", logout.frontchannelLogoutSessionRequired()));
    }

    /** That its requests must be signed. */
    static ClientProperties.Settings signing() {
        return bound(Map.of("require-signed-request-object", true));
    }

    /** What access tokens it may exchange for others. */
    static ClientProperties.Settings exchanging(ExchangePolicy policy) {
        return bound(Map.of(
                "token-exchange.audiences",
                policy.audiences(),
                "token-exchange.impersonation",
                policy.impersonation()));
    }

    private static ClientProperties.Settings bound(Map<String, Object> settings) {
        Map<String, Object> named = new HashMap<>();
        settings.forEach((name, value) -> named.put("settings." + name, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("settings", ClientProperties.Settings.class);
    }
}
