package dev.signet.auth.endpoint.registration;

import dev.signet.auth.audit.Callers;
import dev.signet.auth.client.registered.RegistrationProperties;
import dev.signet.auth.throttle.Throttle;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Keeps strangers from filling the database, and from having requests sent to addresses that they name: so many in an hour from one
 * address.
 */
@Component
class RegistrationThrottle {

    /** After which requests are given back. */
    static final Duration WINDOW = Duration.ofHours(1);

    private final RegistrationProperties properties;
    private final Callers callers;
    private final Throttle addresses = new Throttle(WINDOW);

    RegistrationThrottle(RegistrationProperties properties, Callers callers) {
        this.properties = properties;
        this.callers = callers;
    }

    /** Whether the address that is asking may have one more request; if so, it has one less. */
    boolean take() {
        return addresses.take(String.valueOf(callers.current().address()), properties.requests());
    }
}
