package dev.signet.resource.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.token.dpop.DPoPSettings;
import dev.signet.resource.token.opaque.IntrospectionSettings;
import dev.signet.resource.token.status.StatusSettings;
import dev.signet.resource.token.status.StatusSettings.WhenStale;
import dev.signet.resource.token.status.push.PushSettings;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class AccessTokenSettingsTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class)
            .withPropertyValues(
                    "signet.resource.issuer=https://id.example.com",
                    "signet.resource.audience=https://api.example.com");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AccessTokenSettings.class)
    static class Settings {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer=                         | issuer is missing",
                "issuer=id.example.com           | issuer is not an absolute web address",
                "issuer=ftp://id.example.com     | issuer is not an absolute web address",
                "issuer=https://id.example.com?x | issuer is not an absolute web address",
                "issuer=http://id.example.com    | issuer is on another machine and not https",
                "audience=                       | audience is missing",
                "audience=orders                 | audience is not an absolute web address",
                "audience=https://a.example.com#x| audience is not an absolute web address",
                "jwks-uri=/keys                  | jwks-uri is not an absolute web address",
                "jwks-uri=http://k.example.com/k | jwks-uri is on another machine and not https",
                "clock-skew=-1s                  | clock-skew is -1 seconds",
                "clock-skew=6m                   | clock-skew is 360 seconds",
                "jwks-cache.lifetime=0s          | jwks-cache.lifetime is not longer than zero",
                "jwks-cache.refresh-interval=0s  | jwks-cache.refresh-interval is not longer than zero",
                "jwks-cache.timeout=0s           | jwks-cache.timeout is not longer than zero",
                "jwks-cache.timeout=2m           | jwks-cache.timeout is longer than a minute",
                "dpop.proof-lifetime=0s          | dpop.proof-lifetime is not longer than zero",
                "dpop.proof-lifetime=6m          | dpop.proof-lifetime is longer than five minutes",
                "dpop.replay-entries=0           | dpop.replay-entries is less than 1",
                "dpop.addresses=/api             | dpop.addresses is not an absolute web address",
                "remembered-tokens=-1            | remembered-tokens is less than 0",
                "status.timeout=0s               | status.timeout is not longer than zero",
                "status.timeout=2m               | status.timeout is longer than a minute",
                "status.max-staleness=99ms       | status.max-staleness is shorter than 100ms",
                "status.push.client-id=api       | status.push has only one of client-id and client-secret",
                "status.push.client-secret=s     | status.push has only one of client-id and client-secret",
                "status.max-lists=0              | status.max-lists is less than 1",
                "introspection.client-id=api     | introspection.uri is missing",
                "introspection.uri=/introspect   | introspection.uri is not an absolute web address",
                "introspection.uri=http://i.example.com/i | introspection.uri is on another machine and not https",
                "introspection.uri=https://i.example.com/i | introspection.client-id is missing",
                "further-issuers[0].issuer=http://p.example.com | further-issuers[0].issuer is on another machine and not https",
                "further-issuers[0].issuer=https://id.example.com | further-issuers[0].issuer is an issuer that is there already",
                "further-issuers[0].jwks-uri=https://p.example.com/k | further-issuers[0].issuer is missing",
                "jwks-cache.outage=1m            | jwks-cache.outage is shorter than signet.resource.jwks-cache.lifetime",
            })
    void badValueStopsTheStartWithASentenceAndARemedy(String setting, String sentence) {
        runner.withPropertyValues("signet.resource." + setting.trim()).run(context -> {
            assertThat(context).hasFailed();
            var analysis = new InvalidSettingAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription()).startsWith("The setting signet.resource." + sentence.trim());
            assertThat(analysis.getAction()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "client-secret=, client-secret is missing",
        "cache=61s, cache is not between 0s and a minute",
        "cache=-1s, cache is not between 0s and a minute",
        "timeout=61s, timeout is longer than a minute",
        "timeout=0s, timeout is not longer than zero",
    })
    void badValueOfIntrospectionStopsTheStart(String setting, String sentence) {
        runner.withPropertyValues(
                        "signet.resource.introspection.uri=https://id.example.com/oauth2/introspect",
                        "signet.resource.introspection.client-id=api",
                        "signet.resource.introspection.client-secret=secret",
                        "signet.resource.introspection." + setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("signet.resource.introspection." + sentence));
    }

    @Test
    void secretIsNotShownWithTheOtherSettings() {
        var settings = new IntrospectionSettings(
                URI.create("https://id.example.com"), "api", "hush", Duration.ZERO, Duration.ZERO);

        assertThat(settings.toString()).contains("api").doesNotContain("hush");
    }

    @Test
    void unknownKeyStopsTheStartByItsName() {
        runner.withPropertyValues("signet.resource.audiance=https://api.example.com")
                .run(context -> {
                    assertThat(context).hasFailed();
                    var analysis = new UnknownSettingAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis).isNotNull();
                    assertThat(analysis.getDescription()).startsWith("There is no setting signet.resource.audiance");
                });
    }

    @Test
    void defaultsAreTheDocumentedOnes() {
        runner.run(context -> {
            AccessTokenSettings settings = context.getBean(AccessTokenSettings.class);
            assertThat(settings.issuer()).isEqualTo(URI.create("https://id.example.com"));
            assertThat(settings.jwksUri()).isEqualTo(URI.create("https://id.example.com/oauth2/jwks"));
            assertThat(settings.clockSkew()).isEqualTo(Duration.ofSeconds(10));
            assertThat(settings.jwksCache().lifetime()).isEqualTo(Duration.ofMinutes(5));
            assertThat(settings.jwksCache().refreshInterval()).isEqualTo(Duration.ofSeconds(10));
            assertThat(settings.jwksCache().outage()).isEqualTo(Duration.ofHours(24));
            assertThat(settings.jwksCache().timeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(settings.dpop()).isEqualTo(new DPoPSettings(true, null, Duration.ofSeconds(30), 200_000));
            assertThat(settings.rememberedTokens()).isEqualTo(10_000);
            assertThat(settings.status())
                    .isEqualTo(new StatusSettings(
                            true,
                            Duration.ofSeconds(2),
                            WhenStale.REFUSE,
                            Duration.ofSeconds(2),
                            1000,
                            new PushSettings(null, null)));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example.com/, https://id.example.com/oauth2/jwks",
        "https://id.example.com/tenant, https://id.example.com/tenant/oauth2/jwks",
    })
    void keysAreExpectedBeneathTheIssuer(String issuer, String keys) {
        runner.withPropertyValues("signet.resource.issuer=" + issuer)
                .run(context -> assertThat(
                                context.getBean(AccessTokenSettings.class).jwksUri())
                        .hasToString(keys));
    }

    @Test
    void keysElsewhereAreTakenFromThere() {
        runner.withPropertyValues("signet.resource.jwks-uri=https://keys.example.com/signet.json")
                .run(context -> assertThat(
                                context.getBean(AccessTokenSettings.class).jwksUri())
                        .hasToString("https://keys.example.com/signet.json"));
    }

    @Test
    void plainHttpIsFineOnThisMachineAndByExplicitWish() {
        runner.withPropertyValues("signet.resource.issuer=http://localhost:9000")
                .run(context -> assertThat(context).hasNotFailed());
        runner.withPropertyValues("signet.resource.issuer=http://auth:9000", "signet.resource.allow-insecure-http=true")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void secretIsNotSentOverPlainHttpThoughKeysComeFromElsewhere() {
        runner.withPropertyValues(
                        "signet.resource.issuer=http://auth:9000",
                        "signet.resource.jwks-uri=https://keys.example.com",
                        "signet.resource.status.push.client-id=api",
                        "signet.resource.status.push.client-secret=secret")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void secretIsNotShown() {
        assertThat(new PushSettings("api", "s3cr3t")).asString().doesNotContain("s3cr3t");
    }

    @Test
    void metadataAddressPutsTheWellKnownPathBeforeThePathOfTheIdentifier() {
        assertThat(AccessTokenProtection.metadataOf(URI.create("https://api.example.com/orders")))
                .hasToString("https://api.example.com/.well-known/oauth-protected-resource/orders");
    }
}
