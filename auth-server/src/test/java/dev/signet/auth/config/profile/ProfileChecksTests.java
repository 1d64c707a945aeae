package dev.signet.auth.config.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.testing.Fapi;
import dev.signet.auth.testing.RunningServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.NestedExceptionUtils;

/** A whole server that is not started: what it is told to be cannot be kept with the rest of its settings. */
class ProfileChecksTests {

    private static final String BANK = "spring.security.oauth2.authorizationserver.client.bank.";
    private static final String OWN = "signet.client.settings.bank.";

    @ParameterizedTest
    @CsvSource({
        "fapi2-security, signet.par.enabled, false",
        "fapi2-security, signet.par.lifetime, 10m",
        "fapi2-security, signet.token.access-token-algorithm, RS256",
        "fapi2-security, signet.dpop.enabled, false",
        "fapi2-message-signing, signet.request-object.enabled, false",
        "fapi2-message-signing, signet.authorization-response.modes, query",
        "fapi2-security, " + OWN + "id-token-algorithm, RS256",
        "oauth2.1, " + OWN + "tls-client-certificate-bound-access-tokens, true",
        "oauth2.1, " + BANK + "registration.client-authentication-methods, self_signed_tls_client_auth",
    })
    void settingThatContradictsTheProfileStopsTheStart(String profile, String property, String value) {
        Map<String, Object> settings = new HashMap<>(Fapi.settings("bank"));
        settings.put(OWN + "profile", profile);
        settings.put(property, value);

        assertThatThrownBy(() -> RunningServer.startAlone(settings).close())
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .asInstanceOf(type(BadConfiguration.class))
                .satisfies(refusal -> assertThat(refusal.property()).isEqualTo(property));
    }
}
