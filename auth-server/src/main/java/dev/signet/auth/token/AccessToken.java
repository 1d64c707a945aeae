package dev.signet.auth.token;

import dev.signet.auth.Confirmation;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.grant.detail.AuthorizationDetails;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.status.StatusIndex;
import dev.signet.auth.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a genuine access token of this server says (RFC 9068 §2.2). Not the token itself: this opens nothing.
 *
 * @param subject by which the client knows the user; of a client on its own behalf the {@code client_id}
 * @param status where it stands whether the token was taken back
 * @param user null for a client on its own behalf; so are {@code sid} and {@code grant}
 * @param actors the subjects of those who act for the user, the newest first (RFC 8693 §4.1); empty where nobody is named
 * @param details what it allows more finely than by scopes (RFC 9396)
 * @param confirmation which key whoever uses it must have; null for a bearer token
 */
public record AccessToken(
        String jti,
        StatusIndex status,
        String subject,
        ClientId client,
        List<String> audience,
        Set<String> scopes,
        @Nullable UserId user,
        @Nullable SessionId sid,
        @Nullable GrantId grant,
        List<String> actors,
        AuthorizationDetails details,
        @Nullable Confirmation confirmation,
        Instant issuedAt,
        Instant expiresAt) {

    public AccessToken {
        audience = List.copyOf(audience);
        scopes = Set.copyOf(scopes);
        actors = List.copyOf(actors);
    }
}
