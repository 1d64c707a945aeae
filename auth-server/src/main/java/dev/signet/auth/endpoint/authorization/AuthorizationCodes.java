package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.secret.RandomValues;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/** Makes authorization codes: random, and good for as long as the client's settings say. */
@Component
class AuthorizationCodes implements OAuth2TokenGenerator<OAuth2AuthorizationCode> {

    private final RandomValues random;
    private final Clock clock;

    AuthorizationCodes(RandomValues random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    @Override
    public OAuth2AuthorizationCode generate(OAuth2TokenContext context) {
        Instant now = clock.instant();
        return new OAuth2AuthorizationCode(
                random.secret(),
                now,
                now.plus(context.getRegisteredClient().getTokenSettings().getAuthorizationCodeTimeToLive()));
    }
}
