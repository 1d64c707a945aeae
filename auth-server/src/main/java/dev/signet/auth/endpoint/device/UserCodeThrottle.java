package dev.signet.auth.endpoint.device;

import dev.signet.auth.session.SignedIn;
import dev.signet.auth.throttle.Throttle;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows guessing of user codes down (RFC 8628 §5.1): so many wrong ones for one session and for one account, and ten times as many from
 * one address. Nobody guesses without being signed in.
 */
@Component
class UserCodeThrottle {

    private static final int ACCOUNTS_PER_ADDRESS = 10;

    private final DeviceProperties properties;
    private final Throttle wrongCodes;

    UserCodeThrottle(DeviceProperties properties) {
        this.properties = properties;
        this.wrongCodes = new Throttle(properties.window());
    }

    /** Whether another code may be tried; costs nothing by itself. */
    boolean allows(SignedIn who, String address) {
        return all(who, address).entrySet().stream()
                .allMatch(counted -> wrongCodes.allows(counted.getKey(), counted.getValue()));
    }

    /** Counts a wrong code. */
    void failed(SignedIn who, String address) {
        all(who, address).forEach(wrongCodes::take);
    }

    private Map<String, Integer> all(SignedIn who, String address) {
        return Map.of(
                "session " + who.sid(), properties.attempts(),
                "account " + who.userId(), properties.attempts(),
                "address " + address, ACCOUNTS_PER_ADDRESS * properties.attempts());
    }
}
