package dev.signet.auth.endpoint.authorization.object;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.client.key.ClientKeys;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.authorization.request.Entrance;
import dev.signet.auth.endpoint.authorization.request.FoundRequest;
import dev.signet.auth.endpoint.authorization.request.RequestParameters;
import dev.signet.auth.endpoint.authorization.request.RequestSource;
import dev.signet.auth.key.jose.ForeignKey;
import dev.signet.auth.login.waiting.WaitingRequests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/**
 * Reads a request from the JWT in {@code request} (RFC 9101 §5.1, §6), at the authorization endpoint and where requests are pushed. What stands beside it
 * is not read, but for who asks. A key of the client's must verify it, with an algorithm that the key is for: a JWT that is not signed is
 * no request object here.
 */
@Component
class RequestObjectSource implements RequestSource {

    static final String PARAMETER = "request";

    private final RequestObjectProperties properties;
    private final RequestObjectRules rules;
    private final Clients clients;
    private final ClientKeys keys;
    private final WaitingRequests waiting;

    RequestObjectSource(
            RequestObjectProperties properties,
            RequestObjectRules rules,
            Clients clients,
            ClientKeys keys,
            WaitingRequests waiting) {
        this.properties = properties;
        this.rules = rules;
        this.clients = clients;
        this.keys = keys;
        this.waiting = waiting;
    }

    @Override
    public Optional<FoundRequest> find(RequestParameters sent, HttpServletRequest request) {
        String text = sent.single(PARAMETER);
        if (!properties.enabled() || text == null) {
            return Optional.empty();
        }
        Client client = Optional.ofNullable(sent.single(OAuth2ParameterNames.CLIENT_ID))
                .flatMap(id -> clients.findEnabled(new ClientId(id)))
                .orElseThrow(() -> OAuthErrors.invalidRequest(OAuth2ParameterNames.CLIENT_ID));
        RequestObject object = RequestObject.read(text)
                .filter(found -> isSignedBy(client, found))
                .filter(found -> rules.concerns(found, client.id()))
                .orElseThrow(OAuthErrors::invalidRequestObject);
        // Whoever waits behind the login page began in time: the login may take longer than the object lives.
        boolean good =
                rules.isOfNow(object, client.profile()) || waiting.find(request).isPresent();
        return Optional.of(
                new FoundRequest(object.parameters(), null, true, good ? null : OAuthErrors.invalidRequestObject()));
    }

    @Override
    public void requireWhereDemanded(FoundRequest found, Entrance entrance) {
        boolean judgedBefore = found.pushed() != null;
        if (!found.signed() && !judgedBefore && (properties.required() || demandedOf(found.parameters()))) {
            throw OAuthErrors.notSigned();
        }
    }

    private boolean isSignedBy(Client client, RequestObject object) {
        if (!client.profile().allows(object.jwt().getHeader().getAlgorithm().getName())) {
            return false;
        }
        List<JWK> candidates = keys.find(
                        client.proofs().keys(), object.jwt().getHeader().getKeyID())
                .orElseThrow(OAuthErrors::temporarilyUnavailable);
        return ForeignKey.anyVerifies(candidates, object.jwt());
    }

    private boolean demandedOf(RequestParameters asked) {
        return Optional.ofNullable(asked.single(OAuth2ParameterNames.CLIENT_ID))
                .flatMap(id -> clients.find(new ClientId(id)))
                .map(Client::requests)
                .filter(demands -> demands.requireSignedRequestObject())
                .isPresent();
    }
}
