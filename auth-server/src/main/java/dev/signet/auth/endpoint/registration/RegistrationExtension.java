package dev.signet.auth.endpoint.registration;

import dev.signet.auth.Issuer;
import dev.signet.auth.client.registered.RegistrationProperties;
import dev.signet.auth.endpoint.ProtocolExtension;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells where clients register, if they may. The framework's endpoint stays off: it knows no updates, and keeps tokens as they are. */
@Component
class RegistrationExtension implements ProtocolExtension {

    private final RegistrationProperties properties;
    private final Issuer issuer;

    RegistrationExtension(RegistrationProperties properties, Issuer issuer) {
        this.properties = properties;
        this.issuer = issuer;
    }

    @Override
    public void describe(Map<String, Object> metadata) {
        if (properties.on()) {
            metadata.put("registration_endpoint", issuer.value() + RegistrationController.PATH);
        }
    }
}
