package dev.signet.auth.session.device;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ua_parser.Client;
import ua_parser.Parser;

/**
 * Names devices by what they say of themselves ({@code User-Agent}, RFC 9110 §10.1.5). A help for people who look for the one that
 * is not theirs, never a proof: anybody may send any user agent.
 */
@Component
public class DeviceNames {

    private static final int REMEMBERED = 1_000;

    /** The library's word for what it does not know. */
    private static final String OTHER = "Other";

    private final LoadingCache<String, DeviceName> names =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build(DeviceNames::parse);

    DeviceNames() {}

    /** The name of the device that sends {@code userAgent}. */
    public DeviceName of(@Nullable String userAgent) {
        return userAgent == null || userAgent.isBlank() ? DeviceName.UNKNOWN : names.get(userAgent);
    }

    private static DeviceName parse(String userAgent) {
        Client client = Patterns.PARSER.parse(userAgent);
        return new DeviceName(known(client.userAgent.family), known(client.os.family));
    }

    private static @Nullable String known(@Nullable String family) {
        return OTHER.equals(family) ? null : family;
    }

    /** More than a thousand patterns, read when the first device is to be named. */
    private static final class Patterns {
        private static final Parser PARSER = new Parser();
    }
}
