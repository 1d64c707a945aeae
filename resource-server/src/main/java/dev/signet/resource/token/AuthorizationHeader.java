package dev.signet.resource.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Reads the token from the {@code Authorization} header (RFC 6750 §2.1) and from nowhere else. A token in the query
 * (§2.3) would stand in logs and histories, so it counts as none; beside a header it is a second method, which §2
 * forbids. Two {@code Authorization} headers are refused: a proxy might have judged the other one.
 */
final class AuthorizationHeader implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final Pattern IN_QUERY = Pattern.compile("(^|&)access_token=");

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() > 1) {
            throw invalidRequest("The request has more than one Authorization header");
        }
        if (headers.isEmpty() || !isBearer(headers.get(0))) {
            return null;
        }
        if (request.getQueryString() != null
                && IN_QUERY.matcher(request.getQueryString()).find()) {
            throw invalidRequest("The request carries a token in more than one way");
        }
        return token(headers.get(0));
    }

    private static boolean isBearer(String header) {
        return header.equalsIgnoreCase(SCHEME.trim()) || header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private static String token(String header) {
        String token = header.length() < SCHEME.length()
                ? ""
                : header.substring(SCHEME.length()).trim();
        if (!TOKEN.matcher(token).matches()) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken(Refusal.MALFORMED.description()));
        }
        return token;
    }

    private static OAuth2AuthenticationException invalidRequest(String description) {
        return new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest(description));
    }
}
