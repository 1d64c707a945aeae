package dev.signet.auth.endpoint.authorization.object;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.auth.Issuer;
import dev.signet.auth.SecurityProfile;
import dev.signet.auth.client.ClientId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/**
 * What the claims of a request object must say, once its signature was found good: that it is of this client, for this server, and of now (RFC 9101
 * §4, §10.8; FAPI 2.0 Message Signing §5.3.1). The standard only recommends some of that; without it, what a client once signed for
 * another server, or for another purpose, could be sent here.
 */
@Component
class RequestObjectRules {

    /** How far the clock of a client may be off, either way. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** How long a request object may be good, and how long ago it may have begun to be. */
    static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private final RequestObjectProperties properties;
    private final Issuer issuer;
    private final Clock clock;

    RequestObjectRules(RequestObjectProperties properties, Issuer issuer, Clock clock) {
        this.properties = properties;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Whether it is {@code client}'s request to this server, whenever it was made. */
    boolean concerns(RequestObject object, ClientId client) {
        JWTClaimsSet claims = object.claims();
        return client.value().equals(claims.getIssuer())
                && claims.getAudience().contains(issuer.value())
                && !client.value()
                        .equals(claims.getSubject()) // That would be an assertion of who the client is (§10.8).
                && client.value().equals(claims.getClaim(OAuth2ParameterNames.CLIENT_ID))
                && claims.getClaim("request") == null
                && claims.getClaim(OAuth2ParameterNames.REQUEST_URI) == null;
    }

    /** Whether a browser may begin with it now. The profile may demand that it says from when on. */
    boolean isOfNow(RequestObject object, SecurityProfile profile) {
        Instant now = clock.instant();
        Instant ends = instant(object.claims().getExpirationTime());
        Instant begins = instant(object.claims().getNotBeforeTime());
        boolean ending = ends != null
                && now.isBefore(ends.plus(SKEW))
                && !ends.isAfter(
                        (begins == null ? now : begins).plus(LONGEST_LIFE).plus(SKEW));
        boolean begun = begins == null
                ? !properties.requireNbf() && !profile.signsMessages()
                : !begins.isAfter(now.plus(SKEW))
                        && begins.isAfter(now.minus(LONGEST_LIFE).minus(SKEW));
        Instant issued = instant(object.claims().getIssueTime());
        return ending && begun && (issued == null || !issued.isAfter(now.plus(SKEW)));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
