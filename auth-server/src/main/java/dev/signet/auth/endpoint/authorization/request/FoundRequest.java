package dev.signet.auth.endpoint.authorization.request;

import dev.signet.auth.grant.pushed.PushedHandle;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * An authorization request, wherever it stood.
 *
 * @param parameters the only ones that count (RFC 9101 §6.3)
 * @param pushed its name, if the client had pushed it
 * @param signed whether a key of the client's signed it; what was pushed has been judged by that before
 * @param refusal why it may not be used; the client that it is of can be told. Null if it may
 */
public record FoundRequest(
        RequestParameters parameters,
        @Nullable PushedHandle pushed,
        boolean signed,
        @Nullable OAuth2AuthenticationException refusal) {

    /** As it was sent. */
    static FoundRequest plain(RequestParameters sent) {
        return new FoundRequest(sent, null, false, null);
    }

    /** @throws OAuth2AuthenticationException if it may not be used */
    public void requireGood() {
        if (refusal != null) {
            throw refusal;
        }
    }
}
