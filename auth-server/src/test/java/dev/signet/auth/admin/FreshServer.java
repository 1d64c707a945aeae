package dev.signet.auth.admin;

import dev.signet.auth.AuthServer;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server as it is installed: without the demo, and so without any account. */
final class FreshServer implements AutoCloseable {

    private final Path log = TestServer.newDataFolder().resolve("signet.log");
    private @Nullable PropertySource<?> settings;
    private ConfigurableApplicationContext context;

    FreshServer() {
        this.context = run();
    }

    void restart() {
        context.close();
        context = run();
    }

    OAuth oauth() {
        return new OAuth(
                context.getEnvironment().getRequiredProperty("spring.security.oauth2.authorizationserver.issuer"));
    }

    MutableClock clock() {
        return context.getBean(MutableClock.class);
    }

    long accounts() {
        return count("user_account");
    }

    long administrators() {
        return count("user_account where administrator");
    }

    /** Everything that was ever logged, on every start. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private long count(String rows) {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(AuthServer.class)
                .initializers(this::configure)
                .run("--logging.file.name=" + log, "--logging.level.dev.signet=trace");
    }

    /** What the first start was given, every later one is given again. */
    private void configure(ConfigurableApplicationContext starting) {
        starting.addBeanFactoryPostProcessor(beans -> ((BeanDefinitionRegistry) beans)
                .registerBeanDefinition(
                        "movableClock",
                        BeanDefinitionBuilder.rootBeanDefinition(MutableClock.class)
                                .setPrimary(true)
                                .getBeanDefinition()));
        PropertySource<?> before = settings;
        if (before != null) {
            starting.getEnvironment().getPropertySources().addFirst(before);
            return;
        }
        new TestServer().initialize(starting);
        settings = starting.getEnvironment().getPropertySources().stream()
                .findFirst()
                .orElseThrow();
    }
}
