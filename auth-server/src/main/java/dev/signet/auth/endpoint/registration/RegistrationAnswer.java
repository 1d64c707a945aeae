package dev.signet.auth.endpoint.registration;

import dev.signet.auth.Issuer;
import dev.signet.auth.client.registered.Registration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client is told of its registration (RFC 7591 §3.2.1, RFC 7592 §3). Its secret is told once, when it is made: of that, too, nothing is
 * kept that would prove anything.
 */
@Component
class RegistrationAnswer {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final long NEVER = 0;

    private final Issuer issuer;

    RegistrationAnswer(Issuer issuer) {
        this.issuer = issuer;
    }

    /**
     * The whole answer.
     *
     * @param token with which the client reads and changes its registration from now on
     * @param secret that was just made; null if none was
     */
    Map<String, Object> of(Registration registration, String token, @Nullable String secret) {
        String id = registration.client().value();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("client_id", id);
        answer.put("client_id_issued_at", registration.registeredAt().getEpochSecond());
        if (secret != null) {
            answer.put("client_secret", secret);
            answer.put("client_secret_expires_at", NEVER);
        }
        answer.put("registration_access_token", token);
        answer.put("registration_client_uri", issuer.value() + RegistrationController.PATH + "/" + id);
        answer.putAll(JsonMapper.shared().readValue(registration.metadata(), OBJECT));
        return answer;
    }
}
