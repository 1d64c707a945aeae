package dev.signet.auth.endpoint.authorization.par;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.authorization.request.Entrance;
import dev.signet.auth.endpoint.authorization.request.FoundRequest;
import dev.signet.auth.endpoint.authorization.request.RequestParameters;
import dev.signet.auth.endpoint.authorization.request.RequestSource;
import dev.signet.auth.grant.pushed.PushedRequest;
import dev.signet.auth.grant.pushed.PushedRequests;
import dev.signet.auth.login.waiting.WaitingRequests;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/**
 * Leads from a {@code request_uri} to the request that was pushed (RFC 9126 §4). It is good for one answer. Until then a page may be reloaded; and
 * once a browser has begun with it in time, the login may take longer than its lifetime, in that browser.
 */
@Component
class PushedSource implements RequestSource {

    static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    private final PushedRequests pushed;
    private final WaitingRequests waiting;
    private final Clients clients;
    private final ParProperties properties;
    private final Clock clock;

    PushedSource(
            PushedRequests pushed, WaitingRequests waiting, Clients clients, ParProperties properties, Clock clock) {
        this.pushed = pushed;
        this.waiting = waiting;
        this.clients = clients;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Optional<FoundRequest> find(RequestParameters sent, HttpServletRequest request) {
        String uri = sent.single(OAuth2ParameterNames.REQUEST_URI);
        if (!properties.enabled() || uri == null || !uri.startsWith(PREFIX)) {
            return Optional.empty();
        }
        PushedRequest found = pushed.find(uri.substring(PREFIX.length()))
                .filter(known -> known.client().value().equals(sent.single(OAuth2ParameterNames.CLIENT_ID)))
                .orElseThrow(OAuthErrors::invalidRequestUri);
        boolean good = !found.answered()
                && (begunInTime(found) || waiting.find(request).isPresent());
        return Optional.of(new FoundRequest(
                RequestParameters.parse(found.parameters()),
                found.handle(),
                false,
                good ? null : OAuthErrors.invalidRequestUri()));
    }

    @Override
    public void requireWhereDemanded(FoundRequest found, Entrance entrance) {
        if (entrance == Entrance.BROWSER
                && found.pushed() == null
                && (properties.required() || demandedOf(found.parameters()))) {
            throw OAuthErrors.notPushed();
        }
    }

    private boolean begunInTime(PushedRequest found) {
        return clock.instant().isBefore(found.expiresAt());
    }

    private boolean demandedOf(RequestParameters asked) {
        return Optional.ofNullable(asked.single(OAuth2ParameterNames.CLIENT_ID))
                .flatMap(id -> clients.find(new ClientId(id)))
                .map(Client::requests)
                .filter(demands -> demands.requirePushedAuthorizationRequests())
                .isPresent();
    }
}
