package dev.signet.auth.grant;

import dev.signet.auth.Confirmation;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.asked.Terms;
import dev.signet.auth.session.SignedIn;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked for at the authorization endpoint (RFC 6749 §4.1.1), checked, and who was signed in then.
 *
 * @param redirectUri where the answer goes; one of the client's own. The token request must name the same (RFC 6749 §4.1.3)
 * @param state of the client, to be given back unchanged
 * @param nonce for the ID token (OpenID Connect Core §3.1.2.1)
 * @param codeChallenge S256 (RFC 7636 §4.3); null from a client that is let off it
 * @param scopes as requested
 * @param terms what else it said
 * @param boundTo which key the code is to be bound to (RFC 9449 §10); null for none
 */
public record AuthorizationAsked(
        ClientId client,
        SignedIn by,
        String redirectUri,
        @Nullable String state,
        @Nullable String nonce,
        @Nullable String codeChallenge,
        Set<String> scopes,
        Terms terms,
        @Nullable Confirmation boundTo) {

    /** Of a request that said nothing else. */
    public AuthorizationAsked(
            ClientId client,
            SignedIn by,
            String redirectUri,
            @Nullable String state,
            @Nullable String nonce,
            @Nullable String codeChallenge,
            Set<String> scopes) {
        this(client, by, redirectUri, state, nonce, codeChallenge, scopes, Terms.NONE, null);
    }

    public AuthorizationAsked {
        scopes = Set.copyOf(scopes);
    }
}
