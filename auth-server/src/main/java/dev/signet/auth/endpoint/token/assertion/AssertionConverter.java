package dev.signet.auth.endpoint.token.assertion;

import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ResourceIndicators;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Reads the request (RFC 7521 §4.1, RFC 7523 §2.1). */
final class AssertionConverter implements AuthenticationConverter {

    private static final String ASSERTION = "assertion";

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String type = request.getParameter(OAuth2ParameterNames.GRANT_TYPE);
        if (!AuthorizationGrantType.JWT_BEARER.getValue().equals(type)) {
            return null;
        }
        String assertion = request.getParameter(ASSERTION);
        if (assertion == null || assertion.isBlank()) {
            throw OAuthErrors.invalidRequest(ASSERTION);
        }
        String[] resources = request.getParameterValues(ResourceIndicators.PARAMETER);
        return new AssertionRequest(
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()),
                assertion,
                scopes(request.getParameter(OAuth2ParameterNames.SCOPE)),
                resources == null ? Map.of() : Map.of(ResourceIndicators.PARAMETER, resources));
    }

    private static Set<String> scopes(@Nullable String list) {
        Set<String> scopes = new LinkedHashSet<>(list == null ? Set.of() : Arrays.asList(list.split(" ")));
        scopes.remove("");
        return scopes;
    }
}
