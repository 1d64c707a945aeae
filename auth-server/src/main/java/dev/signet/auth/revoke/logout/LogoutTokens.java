package dev.signet.auth.revoke.logout;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.auth.Issuer;
import dev.signet.auth.client.Client;
import dev.signet.auth.grant.subject.Subjects;
import dev.signet.auth.key.JwtSigning;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Makes logout tokens (OpenID Connect Back-Channel Logout 1.0 §2.4), anew for each attempt.
 *
 * <p>Deliberately absent: a {@code nonce}, which the standard forbids, so that no relying party takes one for an ID token. Its {@code typ}
 * keeps this server from doing so.
 */
@Component
class LogoutTokens {

    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** The most that §2.4 recommends. */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final Issuer issuer;
    private final Subjects subjects;
    private final JwtSigning signing;
    private final Clock clock;

    LogoutTokens(Issuer issuer, Subjects subjects, JwtSigning signing, Clock clock) {
        this.issuer = issuer;
        this.subjects = subjects;
        this.signing = signing;
        this.clock = clock;
    }

    /** The token that tells {@code client} of {@code message}, signed as its ID tokens are (§2.6). */
    String token(Client client, LogoutMessage message) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer.value())
                .subject(subjects.of(client, message.user()))
                .audience(client.id().value())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(message.id().toString())
                .claim("events", Map.of(EVENT, Map.of()))
                .claim("sid", message.sid() == null ? null : message.sid().toString())
                .build();
        return signing.sign(client.algorithms().idToken().jws(), TYPE, claims);
    }
}
