package dev.signet.resource.token;

import dev.signet.resource.token.jwt.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
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

    private static final String SENT = AuthorizationHeader.class.getName() + ".SENT";
    private static final String TOKEN_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/";
    private static final boolean[] IN_TOKENS = new boolean[128];

    static {
        TOKEN_LETTERS.chars().forEach(letter -> IN_TOKENS[letter] = true);
    }

    private static final Pattern IN_QUERY = Pattern.compile("(^|&)access_token=");

    private final String scheme;

    /** The header with tokens of one scheme, such as {@code Bearer}. */
    AuthorizationHeader(String scheme) {
        this.scheme = scheme + " ";
    }

    /** Whether the request names this scheme first, be its token good or not. */
    boolean isUsedBy(HttpServletRequest request) {
        List<String> headers = sentWith(request);
        return !headers.isEmpty() && isOurs(headers.get(0));
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        List<String> headers = sentWith(request);
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

    /** Read once for all schemes: the framework's firewall goes through every letter each time that a header is read. */
    private static List<String> sentWith(HttpServletRequest request) {
        if (request.getAttribute(SENT) instanceof Sent known) {
            return known.headers();
        }
        Sent sent = new Sent(Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)));
        request.setAttribute(SENT, sent);
        return sent.headers();
    }

    /** Prints nothing of the token. */
    private record Sent(List<String> headers) {

        @Override
        public String toString() {
            return "Sent[hidden]";
        }
    }

    private boolean isOurs(String header) {
        return header.equalsIgnoreCase(scheme.trim()) || header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private String token(String header) {
        String token = header.length() < scheme.length()
                ? ""
                : header.substring(scheme.length()).trim();
        if (!isWellFormed(token)) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken(Refusal.MALFORMED.description()));
        }
        return token;
    }

    /** {@code b64token} of RFC 6750 §2.1. By hand: the regular expression took longer than the digest of the token. */
    private static boolean isWellFormed(String token) {
        byte[] letters = token.getBytes(StandardCharsets.UTF_8);
        int end = letters.length;
        while (end > 0 && letters[end - 1] == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (letters[i] < 0 || !IN_TOKENS[letters[i]]) {
                return false;
            }
        }
        return end > 0;
    }

    private static OAuth2AuthenticationException invalidRequest(String description) {
        return new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest(description));
    }
}
