package dev.signet.auth.config;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * OpenID requests with {@code prompt=none} (OpenID Connect Core §3.1.2.1): they must never show a page. So they pass without a
 * login, and the endpoint itself answers {@code login_required} to the client.
 */
final class PromptNone implements RequestMatcher {

    private final RequestMatcher endpoint;

    PromptNone(RequestMatcher endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return endpoint.matches(request)
                && has(request.getParameter("prompt"), "none")
                && has(request.getParameter("scope"), OidcScopes.OPENID);
    }

    private static boolean has(@Nullable String list, String value) {
        return list != null && Arrays.asList(list.split(" ")).contains(value);
    }
}
