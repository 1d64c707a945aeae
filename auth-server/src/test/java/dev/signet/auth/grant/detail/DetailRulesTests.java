package dev.signet.auth.grant.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.client.ClientProperties;
import dev.signet.auth.client.detail.DetailPolicies;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What stops the start, because a client could ask for what nobody declared. */
class DetailRulesTests {

    @Test
    void typeThatIsNotDeclaredStopsTheStart() {
        ClientProperties clients = new Binder(new MapConfigurationPropertySource(
                        Map.of("signet.client.settings.garden.authorization-details-types", "payment_initiation")))
                .bind("signet.client", ClientProperties.class)
                .get();

        new ApplicationContextRunner()
                .withBean(OAuth2AuthorizationServerProperties.class, OAuth2AuthorizationServerProperties::new)
                .withBean(ClientProperties.class, () -> clients)
                .withBean(DetailProperties.class, () -> new DetailProperties(Map.of()))
                .withUserConfiguration(DetailPolicies.class, DetailRules.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOfSatisfying(
                                BadConfiguration.class,
                                refusal -> assertThat(refusal.property())
                                        .isEqualTo("signet.client.settings.garden.authorization-details-types")));
    }
}
