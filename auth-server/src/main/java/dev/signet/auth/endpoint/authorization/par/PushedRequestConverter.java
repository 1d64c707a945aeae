package dev.signet.auth.endpoint.authorization.par;

import dev.signet.auth.Confirmation;
import dev.signet.auth.Issuer;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ProvenKey;
import dev.signet.auth.endpoint.authorization.request.AuthorizationEndpoint;
import dev.signet.auth.endpoint.authorization.request.Entrance;
import dev.signet.auth.endpoint.authorization.request.FoundRequest;
import dev.signet.auth.endpoint.authorization.request.RequestParameters;
import dev.signet.auth.endpoint.authorization.request.RequestReading;
import dev.signet.auth.endpoint.authorization.request.RequestRules;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Reads a request that is pushed (RFC 9126 §2.1): what the authorization endpoint would take, from a client that has proved who it is. It is
 * checked here and now, so that the client hears of a mistake itself and not by way of a person's browser.
 *
 * <p>A DPoP proof beside it binds the code to its key, as {@code dpop_jkt} does (RFC 9449 §10.1): the key is kept as that parameter.
 */
@Component
class PushedRequestConverter {

    /** Under which the parameters travel to what keeps them. */
    static final String PARAMETERS = RequestParameters.class.getName();

    /** What proves the client is no part of its request, and must not be kept. */
    private static final List<String> PROOFS = List.of(
            OAuth2ParameterNames.CLIENT_SECRET,
            OAuth2ParameterNames.CLIENT_ASSERTION,
            OAuth2ParameterNames.CLIENT_ASSERTION_TYPE);

    private final RequestReading reading;
    private final RequestRules rules;
    private final Issuer issuer;

    PushedRequestConverter(RequestReading reading, RequestRules rules, Issuer issuer) {
        this.reading = reading;
        this.rules = rules;
        this.issuer = issuer;
    }

    Authentication convert(HttpServletRequest request) {
        Authentication client =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        RequestParameters sent = RequestParameters.of(request).without(PROOFS);
        if (sent.has(OAuth2ParameterNames.REQUEST_URI)) {
            throw OAuthErrors.invalidRequest(OAuth2ParameterNames.REQUEST_URI); // §2.1: MUST be rejected
        }
        RequestParameters asked = sent.has(OAuth2ParameterNames.CLIENT_ID)
                ? sent
                : sent.with(OAuth2ParameterNames.CLIENT_ID, client.getName());
        if (!client.getName().equals(asked.single(OAuth2ParameterNames.CLIENT_ID))) {
            throw OAuthErrors.invalidRequest(OAuth2ParameterNames.CLIENT_ID);
        }
        FoundRequest found = reading.find(asked, request);
        found.requireGood();
        rules.check(found.parameters());
        reading.requireWhereDemanded(found, Entrance.CLIENT);
        return new OAuth2PushedAuthorizationRequestAuthenticationToken(
                AuthorizationEndpoint.of(issuer),
                client.getName(),
                client,
                found.parameters().single(OAuth2ParameterNames.REDIRECT_URI),
                null,
                null,
                Map.of(PARAMETERS, bound(found.parameters(), request)));
    }

    private static RequestParameters bound(RequestParameters asked, HttpServletRequest request) {
        String proven = ProvenKey.of(request)
                .filter(key -> key.method() == Confirmation.Method.DPOP)
                .map(Confirmation::thumbprint)
                .orElse(null);
        String named = asked.single(RequestRules.DPOP_JKT);
        if (proven != null && named != null && !proven.equals(named)) {
            throw OAuthErrors.invalidDPoPProof(); // §10.1: MUST be rejected
        }
        return proven == null ? asked : asked.with(RequestRules.DPOP_JKT, proven);
    }
}
