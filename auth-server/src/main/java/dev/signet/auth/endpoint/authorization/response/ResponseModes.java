package dev.signet.auth.endpoint.authorization.response;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which response modes are on. */
@Component
public class ResponseModes {

    private final ResponseProperties properties;

    ResponseModes(ResponseProperties properties) {
        this.properties = properties;
    }

    /** @param asked null where the request names none; empty if what it means is not served */
    public Optional<ResponseMode> find(@Nullable String asked) {
        return Optional.ofNullable(asked)
                .map(ResponseMode::find)
                .orElse(Optional.of(ResponseMode.QUERY))
                .filter(properties.modes()::contains);
    }

    /** How an error travels, whatever was asked for: the client has to be told somehow. */
    public ResponseMode orQuery(@Nullable String asked) {
        return find(asked).orElse(ResponseMode.QUERY);
    }

    /** Whether any of them is signed. */
    public boolean anySigned() {
        return properties.modes().stream().anyMatch(ResponseMode::signed);
    }

    /** Their names on the wire: {@code response_modes_supported}. */
    public List<String> names() {
        return properties.modes().stream().map(ResponseMode::wireName).toList();
    }
}
