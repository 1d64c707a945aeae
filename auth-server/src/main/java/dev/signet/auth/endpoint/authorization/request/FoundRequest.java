package dev.signet.auth.endpoint.authorization.request;

import dev.signet.auth.grant.pushed.PushedHandle;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * An authorization request, wherever it stood.
 *
 * @param parameters the only ones that count (RFC 9101 §6.3)
 * @param pushed its name, if the client had pushed it
 * @param refusal why it may not be used; the client that it is of can be told. Null if it may
 */
public record FoundRequest(
        RequestParameters parameters,
        @Nullable PushedHandle pushed,
        @Nullable OAuth2AuthenticationException refusal) {

    /** As it was sent. */
    static FoundRequest plain(RequestParameters sent) {
        return new FoundRequest(sent, null, null);
    }
}
