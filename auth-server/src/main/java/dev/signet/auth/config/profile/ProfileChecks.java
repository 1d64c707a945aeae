package dev.signet.auth.config.profile;

import static dev.signet.auth.BadConfiguration.require;

import dev.signet.auth.SecurityProfile;
import dev.signet.auth.client.ClientProperties;
import dev.signet.auth.client.profile.ProfileProperties;
import dev.signet.auth.endpoint.authorization.object.RequestObjectProperties;
import dev.signet.auth.endpoint.authorization.par.ParProperties;
import dev.signet.auth.endpoint.authorization.response.ResponseModes;
import dev.signet.auth.token.TokenProperties;
import java.time.Duration;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Stops the start where a client is held to a profile that the server's own settings make impossible to keep. */
@Component
class ProfileChecks implements InitializingBean {

    /** Less than this (FAPI 2.0 Security Profile §5.3.2.2). */
    private static final Duration TOO_LONG = Duration.ofSeconds(600);

    private final ProfileProperties server;
    private final ClientProperties clients;
    private final ParProperties pushing;
    private final RequestObjectProperties objects;
    private final ResponseModes modes;
    private final TokenProperties tokens;

    ProfileChecks(
            ProfileProperties server,
            ClientProperties clients,
            ParProperties pushing,
            RequestObjectProperties objects,
            ResponseModes modes,
            TokenProperties tokens) {
        this.server = server;
        this.clients = clients;
        this.pushing = pushing;
        this.objects = objects;
        this.modes = modes;
        this.tokens = tokens;
    }

    @Override
    public void afterPropertiesSet() {
        SecurityProfile strictest = clients.settings().values().stream()
                .map(ClientProperties.Settings::profile)
                .reduce(server.profile(), SecurityProfile::stricter);
        if (strictest.fapi()) {
            checkSecurity();
        }
        if (strictest.signsMessages()) {
            checkSigning();
        }
    }

    private void checkSecurity() {
        require(
                pushing.enabled(),
                "signet.par.enabled",
                "is false, but FAPI 2.0 demands that requests are pushed",
                "Take it out.");
        require(
                pushing.lifetime().compareTo(TOO_LONG) < 0,
                "signet.par.lifetime",
                "is not less than the 600 seconds of FAPI 2.0",
                "Write a duration such as 90s.");
        boolean others = clients.settings().values().stream()
                .filter(own -> own.profile().stricter(server.profile()).fapi())
                .allMatch(own -> own.accessTokenAlgorithm() != null);
        require(
                SecurityProfile.FAPI2_SECURITY.allows(tokens.accessTokenAlgorithm())
                        || (others && !server.profile().fapi()),
                "signet.token.access-token-algorithm",
                "is an algorithm that FAPI 2.0 forbids",
                "Write ES256, PS256 or EdDSA, or name one of these for each client that is held to it.");
    }

    private void checkSigning() {
        require(
                objects.enabled(),
                "signet.request-object.enabled",
                "is false, but FAPI 2.0 Message Signing demands that requests are signed",
                "Take it out.");
        require(
                modes.anySigned(),
                "signet.authorization-response.modes",
                "has none that is signed, but FAPI 2.0 Message Signing demands it",
                "Add jwt, or take the property out.");
    }
}
