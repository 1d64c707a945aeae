package dev.signet.auth.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.signet.auth.AuthServer;
import dev.signet.auth.BadConfiguration;
import dev.signet.auth.Issuer;
import dev.signet.auth.client.ClientProperties;
import dev.signet.auth.grant.GrantProperties;
import dev.signet.auth.key.KeyProperties;
import dev.signet.auth.login.attempt.LoginProperties;
import dev.signet.auth.session.SessionProperties;
import dev.signet.auth.testing.TestServer;
import dev.signet.auth.token.TokenProperties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** Bad configuration stops the start with a sentence. */
class StartTests {

    private static final String ISSUER = "spring.security.oauth2.authorizationserver.issuer";

    @Nested
    @DisplayName("The whole server")
    @ExtendWith(OutputCaptureExtension.class)
    class WholeServer {

        @ParameterizedTest
        @CsvSource({
            "signet.grnat.consent-time, 10m, is no setting of this server",
            "signet.session.idle-timeout, 1m, is shorter than five minutes",
            ISSUER + ", http://login.example.com, is reached by plain http on another machine",
        })
        void saysPropertyProblemAndRemedyAndNoStackTrace(
                String property, String value, String problem, CapturedOutput output) {
            assertThatThrownBy(() -> start(property, value))
                    .extracting(NestedExceptionUtils::getMostSpecificCause)
                    .asInstanceOf(type(BadConfiguration.class))
                    .satisfies(refusal -> assertThat(refusal.property()).isEqualTo(property));

            assertThat(output.getAll())
                    .contains("APPLICATION FAILED TO START")
                    .contains("Description:")
                    .contains(property + " " + problem)
                    .contains("Action:")
                    .doesNotContain("\tat ");
        }

        @ParameterizedTest
        @CsvSource({
            "localhost:6379, is not the address of a Redis",
            "redis://:password@127.0.0.1:1, leads to no Redis that answers",
        })
        void saysWhenSessionsCannotBeKept(String url, String problem, CapturedOutput output) {
            assertThatThrownBy(() -> start("signet.session.redis-url", url, "signet.session.store=redis"))
                    .extracting(NestedExceptionUtils::getMostSpecificCause)
                    .isInstanceOf(BadConfiguration.class);

            assertThat(output.getAll())
                    .contains("signet.session.redis-url " + problem)
                    .doesNotContain("password");
        }

        private void start(String property, String value, String... others) {
            new SpringApplicationBuilder(AuthServer.class)
                    .initializers(new TestServer())
                    .initializers(context -> {
                        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, property + "=" + value);
                        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, others);
                    })
                    .run();
        }
    }

    @Nested
    @DisplayName("The issuer")
    class TheIssuer {

        private final ApplicationContextRunner room =
                new ApplicationContextRunner().withUserConfiguration(Issuer.class);

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "login.example.com",
                    "/",
                    "https:///",
                    "ftp://login.example.com",
                    "http://login.example.com",
                    "http://localhost.example.com",
                    "http://192.168.1.10:9000",
                    "http://[::2]",
                    "https://login.example.com/",
                    "https://login.example.com/tenant",
                    "http://localhost:9000/",
                    "https://login.example.com?tenant=1",
                    "https://login.example.com#fragment",
                    "https://user:secret@login.example.com",
                })
        void thatIsNoAddressOfItsOwnStopsTheStart(String issuer) {
            room.withPropertyValues(ISSUER + "=" + issuer)
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .asInstanceOf(type(BadConfiguration.class))
                            .satisfies(refusal -> {
                                assertThat(refusal.property()).isEqualTo(ISSUER);
                                assertThat(refusal.getMessage()).doesNotContain("secret");
                            }));
        }

        @ParameterizedTest
        @CsvSource({
            "https://login.example.com, true",
            "https://login.example.com:8443, true",
            "http://localhost:9000, false",
            "http://127.0.0.1:9000, false",
            "http://[::1]:9000, false",
        })
        void thatBrowsersCanReachSafelyIsTaken(String issuer, boolean secure) {
            room.withPropertyValues(ISSUER + "=" + issuer).run(context -> {
                assertThat(context.getBean(Issuer.class).value()).isEqualTo(issuer);
                assertThat(context.getBean(Issuer.class).secure()).isEqualTo(secure);
            });
        }
    }

    @Nested
    @DisplayName("The settings of the rooms")
    class Settings {

        private final ApplicationContextRunner rooms = new ApplicationContextRunner()
                .withUserConfiguration(AllRooms.class)
                .withPropertyValues(
                        "signet.token.audience=https://api.example", "signet.key.master-key-file=master.key");

        @ParameterizedTest
        @CsvSource({
            "signet.token.audience, ''",
            "signet.session.idle-timeout, 4m",
            "signet.session.idle-timeout, 0",
            "signet.session.idle-timeout, -8h",
            "signet.grant.absolute-lifetime, 59s",
            "signet.grant.absolute-lifetime, 0",
            "signet.grant.consent-time, -10m",
            "signet.grant.refresh-grace, -1s",
            "signet.grant.refresh-grace, 301s",
            "signet.client.settings.shop.refresh-grace, 301s",
            "signet.key.rotation, 59m",
            "signet.key.rotation, -90d",
            "signet.key.publish-ahead, 59s",
            "signet.key.publish-ahead, 46d",
            "signet.key.publish-ahead, -1d",
            "signet.client.settings.shop.previous-secret-expires-at, 2027-01-31T12:00:00Z",
            "signet.login.attempts, 0",
            "signet.login.attempts, -1",
            "signet.login.window, 0s",
        })
        void thatCannotBeMeantStopTheStart(String property, String value) {
            rooms.withPropertyValues(property + "=" + value)
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .asInstanceOf(type(BadConfiguration.class))
                            .satisfies(refusal -> {
                                assertThat(refusal.property()).isEqualTo(property);
                                assertThat(refusal.remedy()).matches("[A-Z].*\\.");
                            }));
        }

        @Test
        void withoutAnAudienceStopTheStart() {
            new ApplicationContextRunner()
                    .withUserConfiguration(AllRooms.class)
                    .withPropertyValues("signet.key.master-key-file=master.key")
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .hasMessageStartingWith("signet.token.audience "));
        }

        @ParameterizedTest
        @CsvSource({
            "signet.session.idle-timeout, soon",
            "signet.grant.consent-time, 10 minutes and a bit",
            "signet.login.attempts, many",
            "signet.client.settings.shop.may-revoke, everything",
            "signet.client.settings.shop.id-token-algorithm, none",
            "signet.client.settings.shop.access-token-algorithm, HS256",
            "signet.token.access-token-algorithm, none",
            "signet.client.settings.shop.previous-secret-expires-at, tomorrow",
            // Misspelt.
            "signet.session.idle-timeuot, 8h",
            "signet.key.master-file, master.key",
            "signet.client.settings.shop.audience, https://api.example",
            "signet.token.audience.more, https://api.example",
        })
        void thatCannotBeReadStopTheStart(String property, String value) {
            rooms.withPropertyValues(property + "=" + value)
                    .run(context ->
                            assertThat(context).getFailure().isInstanceOf(ConfigurationPropertiesBindException.class));
        }

        @Test
        void haveDefaults() {
            rooms.run(context -> {
                assertThat(context).hasNotFailed();
                assertThat(context.getBean(SessionProperties.class).idleTimeout())
                        .hasHours(8);
                assertThat(context.getBean(GrantProperties.class).absoluteLifetime())
                        .hasDays(30);
                assertThat(context.getBean(GrantProperties.class).refreshGrace())
                        .hasSeconds(10);
                assertThat(context.getBean(LoginProperties.class).attempts()).isEqualTo(10);
            });
        }
    }

    /** No configuration that a scan would find. */
    @EnableConfigurationProperties({
        ClientProperties.class,
        GrantProperties.class,
        KeyProperties.class,
        LoginProperties.class,
        SessionProperties.class,
        TokenProperties.class
    })
    static class AllRooms {}
}
