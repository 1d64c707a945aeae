package dev.signet.auth.endpoint.authorization.response;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.auth.Issuer;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.authorization.response.ResponseDelivery.Outgoing;
import dev.signet.auth.key.JwtSigning;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;

/**
 * Signs answers (JWT Secured Authorization Response Mode §2.1), with the algorithm that the client registered for them, or else that of its ID
 * tokens: what a person's browser carries can
 * be read there, but not changed, and belongs to one client.
 */
@Component
class SignedResponses {

    /** A type of its own, so that an answer is never taken for an ID token (RFC 8725 §3.11). */
    private static final JOSEObjectType TYPE = new JOSEObjectType("oauth-authz-resp+jwt");

    /** The most that §2.1 recommends. A code in it lives no longer. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Issuer issuer;
    private final Clients clients;
    private final JwtSigning signing;
    private final Clock clock;

    SignedResponses(Issuer issuer, Clients clients, JwtSigning signing, Clock clock) {
        this.issuer = issuer;
        this.clients = clients;
        this.signing = signing;
        this.clock = clock;
    }

    String sign(Outgoing answer) {
        Client client = clients.find(new ClientId(answer.clientId())).orElseThrow();
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        answer.parameters().forEach(claims::claim);
        claims.issuer(issuer.value())
                .audience(client.id().value())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)));
        SigningAlgorithm own = client.responses().authorization();
        SigningAlgorithm algorithm = own == null ? client.algorithms().idToken() : own;
        return signing.sign(algorithm.jws(), TYPE, claims.build());
    }
}
