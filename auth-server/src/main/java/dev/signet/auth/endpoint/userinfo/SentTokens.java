package dev.signet.auth.endpoint.userinfo;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Finds the access token of a request: in the {@code Authorization} header (RFC 6750 §2.1), or in a form that is posted (§2.2, OpenID
 * Connect Core §5.3.1), never in the address (§2.3). Ours, because the framework takes no form whose type names a character set.
 */
public final class SentTokens implements BearerTokenResolver {

    private final BearerTokenResolver header = new DefaultBearerTokenResolver();

    /** @throws OAuth2AuthenticationException if it is sent in more than one way, or more than once (§2, §3.1) */
    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String inHeader = header.resolve(request);
        String[] inForm = isForm(request) ? request.getParameterValues(OAuth2ParameterNames.ACCESS_TOKEN) : null;
        if (inForm == null) {
            return inHeader;
        }
        if (inHeader != null || inForm.length > 1 || inForm[0].isBlank()) {
            throw new OAuth2AuthenticationException(
                    BearerTokenErrors.invalidRequest("One access token is sent, in one way."));
        }
        return inForm[0];
    }

    /** What stands in the address is among the parameters too, so with a query nothing of a form is read. */
    private static boolean isForm(HttpServletRequest request) {
        if (!HttpMethod.POST.matches(request.getMethod())
                || request.getContentType() == null
                || request.getQueryString() != null) {
            return false;
        }
        try {
            return MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(
                    MediaType.parseMediaType(request.getContentType()));
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
