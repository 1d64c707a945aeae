package dev.signet.resource.token;

import dev.signet.resource.token.key.OutageException;
import dev.signet.resource.token.stepup.InsufficientAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * How this API says no: the {@link Challenges} of RFC 6750 §3 and RFC 9449 §7.1, and a problem document (RFC 9457) for whoever
 * reads bodies. A request without a token gets no error code (RFC 6750 §3.1).
 */
final class BearerRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String SCOPE_PREFIX = "SCOPE_";

    private final Challenges challenges;
    private final JsonMapper json;

    BearerRefusals(Challenges challenges, JsonMapper json) {
        this.challenges = challenges;
        this.json = json;
    }

    /** The token is missing or not accepted, or nothing can be said about it because what it is held against is out of reach. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused.getCause() instanceof OutageException outage) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(outage.retryAfter().toSeconds()));
            write(response, HttpStatus.SERVICE_UNAVAILABLE, "Access tokens cannot be verified at the moment");
        } else if (refused instanceof OAuth2AuthenticationException bearer) {
            refuse(request, response, errorOf(bearer));
        } else {
            challenges.offer(request, response, Map.of());
            write(response, HttpStatus.UNAUTHORIZED, "This request needs an access token in the Authorization header");
        }
    }

    /** The token is good but does not open this, or not without a better login behind it (RFC 9470 §3). */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (resultOf(denied) instanceof InsufficientAuthentication insufficient) {
            challenges.answer(request, response, insufficient.parameters());
            write(response, HttpStatus.UNAUTHORIZED, insufficient.description());
            return;
        }
        String scope = missingScope(denied);
        if (scope.isEmpty()) {
            write(response, HttpStatus.FORBIDDEN, "This request is not allowed");
            return;
        }
        String description = "This request needs the scope " + scope;
        challenges.answer(request, response, parameters("insufficient_scope", description, scope));
        write(response, HttpStatus.FORBIDDEN, description);
    }

    /** The framework wraps what is wrong with a proof into an error that does not say it. */
    private static OAuth2Error errorOf(OAuth2AuthenticationException refused) {
        return refused.getCause() instanceof OAuth2AuthenticationException cause
                ? cause.getError()
                : refused.getError();
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, OAuth2Error error)
            throws IOException {
        HttpStatus status = error instanceof BearerTokenError bearer ? bearer.getHttpStatus() : HttpStatus.UNAUTHORIZED;
        String description = error.getDescription() == null ? status.getReasonPhrase() : error.getDescription();
        challenges.offer(request, response, parameters(error.getErrorCode(), description, null));
        write(response, status, description);
    }

    private static Map<String, String> parameters(String error, String description, @Nullable String scope) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", error);
        parameters.put("error_description", description);
        if (scope != null) {
            parameters.put("scope", scope);
        }
        return parameters;
    }

    private static String missingScope(AccessDeniedException denied) {
        return required(denied).stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(SCOPE_PREFIX))
                .map(authority -> authority.substring(SCOPE_PREFIX.length()))
                .collect(Collectors.joining(" "));
    }

    private static Collection<GrantedAuthority> required(AccessDeniedException denied) {
        return resultOf(denied) instanceof AuthorityAuthorizationDecision decision
                ? decision.getAuthorities()
                : List.of();
    }

    private static @Nullable AuthorizationResult resultOf(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException judged ? judged.getAuthorizationResult() : null;
    }

    private void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
