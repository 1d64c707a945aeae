package dev.signet.auth.login.attempt;

import dev.signet.auth.secret.Digest;
import dev.signet.auth.throttle.Throttle;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: so many failures for one user name from one address, and ten times as many from one address for all
 * names. A user name is never locked for everybody, or a stranger could lock its owner out.
 */
@Component
public class LoginThrottle {

    private static final int NAMES_PER_ADDRESS = 10;

    private final LoginProperties properties;
    private final Throttle failures;

    LoginThrottle(LoginProperties properties) {
        this.properties = properties;
        this.failures = new Throttle(properties.window());
    }

    /** Whether another attempt may be made; costs nothing by itself. */
    public boolean allows(String username, String address) {
        return both(username, address).entrySet().stream()
                .allMatch(counted -> failures.allows(counted.getKey(), counted.getValue()));
    }

    /** Counts a failure. */
    public void failed(String username, String address) {
        both(username, address).forEach(failures::take);
    }

    private Map<String, Integer> both(String username, String address) {
        // The digest keeps what strangers type out of memory dumps, and its length in bounds.
        String name = Digest.sha256Base64url(username.strip().toLowerCase(Locale.ROOT));
        return Map.of(address + ' ' + name, properties.attempts(), address, NAMES_PER_ADDRESS * properties.attempts());
    }
}
