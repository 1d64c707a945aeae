package dev.signet.auth.client;

import dev.signet.auth.SecurityProfile;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.credential.ConfiguredSecret;
import dev.signet.auth.client.exchange.ExchangePolicy;
import dev.signet.auth.client.key.ProofSettings;
import dev.signet.auth.client.request.RequestDemands;
import dev.signet.auth.client.response.ResponseSettings;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings of one client that say one thing each. */
final class OwnSettings {

    private OwnSettings() {}

    /** That a second secret works for a while. */
    static ClientProperties.Settings previously(@Nullable ConfiguredSecret secret, @Nullable Instant expiresAt) {
        return new ClientProperties.Settings(
                Set.of(),
                Reach.OWN,
                Reach.OWN,
                null,
                null,
                null,
                secret,
                expiresAt,
                ProofSettings.NONE,
                LogoutUris.NONE,
                null,
                Set.of(),
                RequestDemands.NONE,
                ResponseSettings.NONE,
                SecurityProfile.OAUTH2_1);
    }

    /** What tokens are signed with. */
    static ClientProperties.Settings signedWith(SigningAlgorithm idToken, SigningAlgorithm accessToken) {
        return new ClientProperties.Settings(
                Set.of(),
                Reach.OWN,
                Reach.OWN,
                idToken,
                accessToken,
                null,
                null,
                null,
                ProofSettings.NONE,
                LogoutUris.NONE,
                null,
                Set.of(),
                RequestDemands.NONE,
                ResponseSettings.NONE,
                SecurityProfile.OAUTH2_1);
    }

    /** Which tokens it may read, and where it is told of a logout. */
    static ClientProperties.Settings of(Set<String> audiences, Reach mayIntrospect, LogoutUris logout) {
        return new ClientProperties.Settings(
                audiences,
                mayIntrospect,
                Reach.OWN,
                null,
                null,
                null,
                null,
                null,
                ProofSettings.NONE,
                logout,
                null,
                Set.of(),
                RequestDemands.NONE,
                ResponseSettings.NONE,
                SecurityProfile.OAUTH2_1);
    }

    /** That its requests must be signed. */
    static ClientProperties.Settings signing() {
        return new ClientProperties.Settings(
                Set.of(),
                Reach.OWN,
                Reach.OWN,
                null,
                null,
                null,
                null,
                null,
                ProofSettings.NONE,
                LogoutUris.NONE,
                null,
                Set.of(),
                new RequestDemands(false, true),
                ResponseSettings.NONE,
                SecurityProfile.OAUTH2_1);
    }

    /** What access tokens it may exchange for others. */
    static ClientProperties.Settings exchanging(ExchangePolicy policy) {
        return new ClientProperties.Settings(
                Set.of(),
                Reach.OWN,
                Reach.OWN,
                null,
                null,
                null,
                null,
                null,
                ProofSettings.NONE,
                LogoutUris.NONE,
                policy,
                Set.of(),
                RequestDemands.NONE,
                ResponseSettings.NONE,
                SecurityProfile.OAUTH2_1);
    }
}
