package dev.signet.auth.endpoint.logout;

import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The parameters of a logout request (RP-Initiated Logout 1.0 §2); all of them are optional. {@code logout_hint} is taken and not heeded: it
 * proves nothing, and who is signed in the cookie says.
 */
record LogoutRequest(
        @Nullable String idTokenHint,
        @Nullable String clientId,
        @Nullable String postLogoutRedirectUri,
        @Nullable String state,
        @Nullable String uiLocales) {

    /** @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if a parameter is repeated */
    static LogoutRequest of(HttpServletRequest request) {
        single(request, "logout_hint");
        return new LogoutRequest(
                single(request, "id_token_hint"),
                single(request, "client_id"),
                single(request, "post_logout_redirect_uri"),
                single(request, "state"),
                single(request, Languages.ASKED));
    }

    private static @Nullable String single(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw OAuthErrors.invalidRequest(name);
        }
        return values == null || !StringUtils.hasText(values[0]) ? null : values[0];
    }
}
