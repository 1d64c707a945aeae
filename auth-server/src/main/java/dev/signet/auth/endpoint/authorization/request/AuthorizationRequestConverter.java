package dev.signet.auth.endpoint.authorization.request;

import dev.signet.auth.Issuer;
import dev.signet.auth.endpoint.authorization.response.ResponseMode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Reads authorization requests by GET and by POST (RFC 6749 §3.1). In the place of the framework's, which shows a
 * page for what the client should be told: only an error about the client or its redirect URI may stay here (§4.1.2.1).
 *
 * <p>Deliberately no bean of the framework's own converter type: it would read the tokens of every other filter chain.
 */
@Component
public class AuthorizationRequestConverter {

    /** What an answer to the consent page, which is posted to the same address, has none of. */
    private static final List<String> OF_REQUESTS = List.of(
            OAuth2ParameterNames.RESPONSE_TYPE,
            OAuth2ParameterNames.REDIRECT_URI,
            OAuth2ParameterNames.REQUEST_URI,
            "request",
            PkceParameterNames.CODE_CHALLENGE,
            PkceParameterNames.CODE_CHALLENGE_METHOD);

    private static final List<String> FIELDS = List.of(
            OAuth2ParameterNames.RESPONSE_TYPE,
            OAuth2ParameterNames.CLIENT_ID,
            OAuth2ParameterNames.REDIRECT_URI,
            OAuth2ParameterNames.SCOPE,
            OAuth2ParameterNames.STATE);

    private final RequestRules rules;
    private final Issuer issuer;

    AuthorizationRequestConverter(RequestRules rules, Issuer issuer) {
        this.rules = rules;
        this.issuer = issuer;
    }

    /** Null for an answer to the consent page. */
    public @Nullable Authentication convert(HttpServletRequest request) {
        RequestParameters sent = RequestParameters.of(request);
        boolean posted = HttpMethod.POST.matches(request.getMethod());
        if (posted && OF_REQUESTS.stream().noneMatch(sent::has)) {
            return null;
        }
        try {
            rules.check(sent);
            return token(sent);
        } catch (OAuth2AuthenticationException refused) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(refused.getError(), whereToTell(sent));
        }
    }

    private OAuth2AuthorizationCodeRequestAuthenticationToken token(RequestParameters good) {
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                AuthorizationEndpoint.of(issuer),
                Objects.requireNonNull(good.single(OAuth2ParameterNames.CLIENT_ID)),
                present == null ? Nobody.AUTHENTICATION : present,
                good.single(OAuth2ParameterNames.REDIRECT_URI),
                good.single(OAuth2ParameterNames.STATE),
                Scopes.of(good),
                good.without(FIELDS).asFrameworkParameters());
    }

    /** The request as far as an error needs it; null where the error has to stay here. */
    private @Nullable OAuth2AuthorizationCodeRequestAuthenticationToken whereToTell(RequestParameters sent) {
        RequestRules.ReturnAddress to = rules.findReturnAddress(sent);
        return to == null
                ? null
                : new OAuth2AuthorizationCodeRequestAuthenticationToken(
                        AuthorizationEndpoint.of(issuer),
                        to.clientId(),
                        Nobody.AUTHENTICATION,
                        to.redirectUri(),
                        to.state(),
                        null,
                        Map.of(ResponseMode.PARAMETER, to.mode().wireName()));
    }
}
