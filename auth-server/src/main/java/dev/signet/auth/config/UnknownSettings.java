package dev.signet.auth.config;

import dev.signet.auth.BadConfiguration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * A misspelt setting stops the start, or it would be a default in disguise. Inside a room's own settings the binder sees to it;
 * this sees to settings that belong to no room. Variables of the process are left alone: they are not all meant for us.
 */
@Component
class UnknownSettings implements SmartInitializingSingleton {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("signet");

    /** The settings that stand by themselves. */
    private static final Set<ConfigurationPropertyName> ALONE =
            Set.of(ConfigurationPropertyName.of("signet.data"), ConfigurationPropertyName.of("signet.profile"));

    private static final Set<String> OF_THE_PROCESS = Set.of(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

    private final ApplicationContext context;
    private final ConfigurableEnvironment environment;

    UnknownSettings(ApplicationContext context, ConfigurableEnvironment environment) {
        this.context = context;
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<ConfigurationPropertyName> rooms = ConfigurationPropertiesBean.getAll(context).values().stream()
                .map(bean -> ConfigurationPropertyName.of(bean.getAnnotation().prefix()))
                .filter(ROOT::isAncestorOf)
                .collect(Collectors.toSet());
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> settings && !OF_THE_PROCESS.contains(source.getName())) {
                for (String name : settings.getPropertyNames()) {
                    check(name, rooms);
                }
            }
        }
    }

    private static void check(String name, Set<ConfigurationPropertyName> rooms) {
        ConfigurationPropertyName setting = ConfigurationPropertyName.isValid(name) || name.startsWith("signet.")
                ? ConfigurationPropertyName.adapt(name, '.')
                : ConfigurationPropertyName.EMPTY;
        boolean known = !ROOT.isAncestorOf(setting)
                || ALONE.contains(setting)
                || rooms.stream().anyMatch(room -> room.isAncestorOf(setting));
        if (!known) {
            throw new BadConfiguration(
                    name, "is no setting of this server", "See docs/settings.md for those that there are.");
        }
    }
}
