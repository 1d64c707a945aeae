package dev.signet.resource.token;

import dev.signet.resource.token.jwt.Refusal;
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
 * Reads the token of one scheme from the {@code Authorization} header (RFC 6750 §2.1, RFC 9449 §7.1) and from nowhere else. A token in the query
 * (§2.3) would stand in logs and histories, so it counts as none; beside a header it is a second method, which §2
 * forbids. Two {@code Authorization} headers are refused: a proxy might have judged the other one.
 */
final class AuthorizationHeader implements BearerTokenResolver {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final Pattern IN_QUERY = Pattern.compile("(^|&)access_token=");

    private final String scheme;

    /** The header with tokens of one scheme, such as {@code Bearer}. */
    AuthorizationHeader(String scheme) {
        this.scheme = scheme + " ";
    }

    /** Whether the request names this scheme first, be its token good or not. */
    boolean isUsedBy(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && isOurs(header);
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() > 1) {
            throw invalidRequest("The request has more than one Authorization header");
        }
        if (headers.isEmpty() || !isOurs(headers.get(0))) {
            return null;
        }
        if (request.getQueryString() != null
                && IN_QUERY.matcher(request.getQueryString()).find()) {
            throw invalidRequest("The request carries a token in more than one way");
        }
        return token(headers.get(0));
    }

    private boolean isOurs(String header) {
        return header.equalsIgnoreCase(scheme.trim()) || header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private String token(String header) {
        String token = header.length() < scheme.length()
                ? ""
                : header.substring(scheme.length()).trim();
        if (!TOKEN.matcher(token).matches()) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken(Refusal.MALFORMED.description()));
        }
        return token;
    }

    private static OAuth2AuthenticationException invalidRequest(String description) {
        return new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest(description));
    }
}
