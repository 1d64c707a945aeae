package dev.signet.auth.endpoint.device;

import dev.signet.auth.audit.Callers;
import dev.signet.auth.throttle.Throttle;
import org.springframework.stereotype.Component;

/**
 * Keeps strangers from filling the database: anybody can ask in the name of a client without a secret, and each request is a row. So many
 * within a while from one address.
 */
@Component
class RequestThrottle {

    private final DeviceProperties properties;
    private final Callers callers;
    private final Throttle addresses;

    RequestThrottle(DeviceProperties properties, Callers callers) {
        this.properties = properties;
        this.callers = callers;
        this.addresses = new Throttle(properties.window());
    }

    /** Whether the address that is asking may have one more request; if so, it has one less. */
    boolean take() {
        return addresses.take(String.valueOf(callers.current().address()), properties.requests());
    }
}
