package dev.signet.auth.endpoint.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads authorization requests as the framework does, with two differences. It checks what the framework lets pass: the grammar of
 * {@code code_challenge}, the length of what is kept, and parameters that this server cannot honour and must not ignore. And it
 * tells the client of a malformed request, where the framework shows a page: only an error about the client or its redirect URI
 * may stay here (RFC 6749 §4.1.2.1).
 */
final class AuthorizationRequestConverter implements AuthenticationConverter {

    /** The base64url form of a SHA-256 (RFC 7636 §4.2). */
    private static final Pattern S256_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** What is given back or kept: printable, and not so long that it is a burden. */
    private static final Pattern KEPT = Pattern.compile("[^\\p{Cntrl}]{0,4000}");

    /** Parameters that change what a request means, and the errors that say they are not served (OpenID Connect Core §3.1.2.6). */
    private static final Map<String, String> NOT_SERVED = Map.of(
            "request",
            "request_not_supported",
            OAuth2ParameterNames.REQUEST_URI,
            "request_uri_not_supported",
            "registration",
            "registration_not_supported");

    private static final Authentication NOBODY = new AnonymousAuthenticationToken(
            "anonymous", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    private final AuthenticationConverter framework = new OAuth2AuthorizationCodeRequestAuthenticationConverter();
    private final RegisteredClientRepository clients;
    private final RedirectRules redirectRules;

    AuthorizationRequestConverter(RegisteredClientRepository clients, RedirectRules redirectRules) {
        this.clients = clients;
        this.redirectRules = redirectRules;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        try {
            Authentication converted = framework.convert(request);
            if (converted != null) {
                check(request);
            }
            return converted;
        } catch (OAuth2AuthorizationCodeRequestAuthenticationException refused) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(refused.getError(), whereToTell(request));
        }
    }

    private static void check(HttpServletRequest request) {
        NOT_SERVED.forEach((parameter, error) -> {
            if (request.getParameter(parameter) != null) {
                throw refused(error, "The parameter " + parameter + " is not supported.");
            }
        });
        String challenge = request.getParameter(PkceParameterNames.CODE_CHALLENGE);
        if (challenge != null && !S256_CHALLENGE.matcher(challenge).matches()) {
            throw malformed(PkceParameterNames.CODE_CHALLENGE);
        }
        checkKept(request, OAuth2ParameterNames.STATE);
        checkKept(request, OidcParameterNames.NONCE);
    }

    private static void checkKept(HttpServletRequest request, String parameter) {
        String[] values = request.getParameterValues(parameter);
        if (values != null && (values.length != 1 || !KEPT.matcher(values[0]).matches())) {
            throw malformed(parameter);
        }
    }

    /** The request as far as an error needs it; null where client or redirect URI are not certain. */
    private @Nullable OAuth2AuthorizationCodeRequestAuthenticationToken whereToTell(HttpServletRequest request) {
        String clientId = single(request, OAuth2ParameterNames.CLIENT_ID);
        String redirectUri = single(request, OAuth2ParameterNames.REDIRECT_URI);
        RegisteredClient client = clientId == null ? null : clients.findByClientId(clientId);
        if (client == null || redirectUri == null) {
            return null;
        }
        String state = single(request, OAuth2ParameterNames.STATE);
        OAuth2AuthorizationCodeRequestAuthenticationToken known = new OAuth2AuthorizationCodeRequestAuthenticationToken(
                request.getRequestURL().toString(),
                client.getClientId(),
                NOBODY,
                redirectUri,
                state != null && KEPT.matcher(state).matches() ? state : null,
                null,
                null);
        try {
            redirectRules.accept(OAuth2AuthorizationCodeRequestAuthenticationContext.with(known)
                    .registeredClient(client)
                    .build());
            return known;
        } catch (OAuth2AuthorizationCodeRequestAuthenticationException notRegistered) {
            return null;
        }
    }

    private static @Nullable String single(HttpServletRequest request, String parameter) {
        String[] values = request.getParameterValues(parameter);
        return values != null && values.length == 1 && !values[0].isEmpty() ? values[0] : null;
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException malformed(String parameter) {
        return refused(
                OAuth2ErrorCodes.INVALID_REQUEST, "The parameter " + parameter + " is missing, repeated or malformed.");
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(String error, String description) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(error, description, null), null);
    }
}
