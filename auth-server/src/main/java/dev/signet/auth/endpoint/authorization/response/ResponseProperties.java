package dev.signet.auth.endpoint.authorization.response;

import dev.signet.auth.BadConfiguration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the authorization endpoint answers.
 *
 * @param modes the values of {@code response_mode} that clients may ask for: {@code query}, which is meant where a request names none,
 *     {@code fragment} and {@code form_post}, and with a signature {@code query.jwt}, {@code fragment.jwt}, {@code form_post.jwt} and {@code jwt}.
 *     A request for any other is refused
 */
@ConfigurationProperties(prefix = "signet.authorization-response", ignoreUnknownFields = false)
public record ResponseProperties(
        @DefaultValue({"query", "fragment", "form_post", "query.jwt", "fragment.jwt", "form_post.jwt", "jwt"})
        Set<ResponseMode> modes) {

    public ResponseProperties {
        if (modes.isEmpty()) {
            throw new BadConfiguration(
                    "signet.authorization-response.modes", "is empty", "Write query, or take the property out.");
        }
        modes = Collections.unmodifiableSet(EnumSet.copyOf(modes));
    }
}
