package dev.signet.auth.endpoint.client;

import dev.signet.auth.endpoint.OAuthErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Refuses a request in which a parameter stands twice (RFC 6749 §3.2), known or not: of two values a proxy may read the one and this server the
 * other. Authenticates nobody.
 */
final class NothingTwice implements AuthenticationConverter {

    /** {@code resource} (RFC 8707 §2) and {@code audience} (RFC 8693 §2.1). */
    private static final Set<String> REPEATABLE = Set.of("resource", "audience");

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 1 && !REPEATABLE.contains(name)) {
                throw OAuthErrors.repeated();
            }
        });
        return null;
    }
}
