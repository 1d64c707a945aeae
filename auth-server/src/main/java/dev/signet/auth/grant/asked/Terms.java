package dev.signet.auth.grant.asked;

import dev.signet.auth.grant.claims.ClaimsRequest;
import dev.signet.auth.grant.detail.AuthorizationDetails;
import dev.signet.auth.grant.pushed.PushedHandle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What else is known of an authorization request that is kept with its grant.
 *
 * @param responseMode how the answer travels, by its name on the wire; null where the request named none
 * @param pushed the pushed request whose one answer this is; null if it was not pushed
 * @param resources the APIs that tokens are for (RFC 8707); empty for all that the client may have tokens for
 * @param claims which claims about the person it asks for one by one
 * @param details what else it asks for, more finely than by scopes (RFC 9396)
 */
public record Terms(
        @Nullable String responseMode,
        @Nullable PushedHandle pushed,
        Set<String> resources,
        ClaimsRequest claims,
        AuthorizationDetails details) {

    /** Of a request that said nothing else. */
    public static final Terms NONE = new Terms(null, null, Set.of(), ClaimsRequest.NOTHING, AuthorizationDetails.NONE);

    public Terms {
        resources = Set.copyOf(resources);
    }

    /** The same, for these APIs alone. */
    public Terms forResources(Set<String> others) {
        return new Terms(responseMode, pushed, others, claims, details);
    }

    /** The same, for these details alone. */
    public Terms forDetails(AuthorizationDetails others) {
        return new Terms(responseMode, pushed, resources, claims, others);
    }
}
