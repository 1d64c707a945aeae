package dev.signet.resource.token;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What settings of a kind have in common: each check stops the start with the setting's name, what is wrong, and what to write instead. */
final class SettingChecks {

    private static final String PREFIX = "signet.resource.";
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private SettingChecks() {}

    static InvalidSettingException refused(String name, String problem, String remedy) {
        return new InvalidSettingException(PREFIX + name, problem, remedy);
    }

    static URI given(String name, @Nullable URI value, String example) {
        if (value == null || value.toString().isEmpty()) {
            throw refused(name, "is missing", "Write its absolute address, such as " + example + ".");
        }
        return value;
    }

    static void absolute(String name, @Nullable URI value, String example) {
        URI given = given(name, value, example);
        boolean web = "https".equals(given.getScheme()) || "http".equals(given.getScheme());
        if (!web || given.getHost() == null || given.getRawFragment() != null || given.getRawQuery() != null) {
            throw refused(
                    name,
                    "is not an absolute web address without query and fragment",
                    "Write it with scheme and host, such as " + example + ".");
        }
    }

    static void protectedTransport(String name, @Nullable URI value, boolean allowed) {
        URI given = given(name, value, "https://id.example.com");
        if (!allowed && "http".equals(given.getScheme()) && !THIS_MACHINE.contains(given.getHost())) {
            throw refused(
                    name,
                    "is on another machine and not https, so that anybody in between could replace the keys",
                    "Write an https address, or set signet.resource.allow-insecure-http=true if the network is trusted.");
        }
    }

    static void written(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw refused(name, "is missing", "Write what this API is registered with at the authorization server.");
        }
    }

    static void atLeast(int least, String name, int value, String example) {
        if (value < least) {
            throw refused(name, "is less than " + least, "Write a number, such as " + example + ".");
        }
    }

    static void positive(String name, Duration value, String example) {
        if (value.isNegative() || value.isZero()) {
            throw refused(name, "is not longer than zero", "Write a duration, such as " + example + ".");
        }
    }

    /** For how long a request may have to wait. */
    static void waitable(String name, Duration timeout) {
        positive(name, timeout, "2s");
        if (timeout.compareTo(LONGEST_WAIT) > 0) {
            throw refused(
                    name, "is longer than a minute, and requests wait for it", "Write a short duration, such as 2s.");
        }
    }

    static void upToAMinute(String name, Duration value, String example) {
        if (value.isNegative() || value.compareTo(LONGEST_WAIT) > 0) {
            throw refused(name, "is not between 0s and a minute", "Write a short duration, such as " + example + ".");
        }
    }
}
