package dev.signet.auth.endpoint.authorization.request;

import dev.signet.auth.Issuer;
import dev.signet.auth.endpoint.authorization.response.ResponseMode;
import dev.signet.auth.grant.pushed.PushedHandle;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
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
 * Reads authorization requests by GET and by POST (RFC 6749 §3.1), or from where they refer to. In the place of the framework's, which shows a
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

    /** Under which the name of a pushed request travels among its parameters: not a text, as whatever came over the wire is. */
    public static final String PUSHED = PushedHandle.class.getName();

    private static final List<String> FIELDS = List.of(
            OAuth2ParameterNames.RESPONSE_TYPE,
            OAuth2ParameterNames.CLIENT_ID,
            OAuth2ParameterNames.REDIRECT_URI,
            OAuth2ParameterNames.SCOPE,
            OAuth2ParameterNames.STATE);

    private final RequestReading reading;
    private final RequestRules rules;
    private final Issuer issuer;

    AuthorizationRequestConverter(RequestReading reading, RequestRules rules, Issuer issuer) {
        this.reading = reading;
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
        FoundRequest found = FoundRequest.plain(sent);
        try {
            found = reading.find(sent, request);
            check(found);
            return token(found);
        } catch (OAuth2AuthenticationException refused) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(refused.getError(), whereToTell(found));
        }
    }

    private void check(FoundRequest found) {
        found.requireGood();
        rules.check(found.parameters());
        reading.requireWhereDemanded(found, Entrance.BROWSER);
    }

    private OAuth2AuthorizationCodeRequestAuthenticationToken token(FoundRequest found) {
        RequestParameters good = found.parameters();
        Map<String, Object> more = good.without(FIELDS).asFrameworkParameters();
        if (found.pushed() != null) {
            more.put(PUSHED, found.pushed());
        }
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                AuthorizationEndpoint.of(issuer),
                Objects.requireNonNull(good.single(OAuth2ParameterNames.CLIENT_ID)),
                present == null ? Nobody.AUTHENTICATION : present,
                good.single(OAuth2ParameterNames.REDIRECT_URI),
                good.single(OAuth2ParameterNames.STATE),
                Scopes.of(good),
                more);
    }

    /** The request as far as an error needs it; null where the error has to stay here. */
    private @Nullable OAuth2AuthorizationCodeRequestAuthenticationToken whereToTell(FoundRequest found) {
        RequestRules.ReturnAddress to = rules.findReturnAddress(found.parameters());
        if (to == null) {
            return null;
        }
        Map<String, Object> more = new LinkedHashMap<>();
        more.put(ResponseMode.PARAMETER, to.mode().wireName());
        if (found.pushed() != null) {
            more.put(PUSHED, found.pushed());
        }
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                AuthorizationEndpoint.of(issuer),
                to.clientId(),
                Nobody.AUTHENTICATION,
                to.redirectUri(),
                to.state(),
                null,
                more);
    }
}
