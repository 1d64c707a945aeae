package dev.signet.auth.grant.reference;

import dev.signet.auth.Confirmation;
import dev.signet.auth.TokenSlot;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.grant.detail.AuthorizationDetails;
import dev.signet.auth.session.SessionId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an opaque access token stands for. Not the token itself: this opens nothing.
 *
 * @param subject by which the client knows the user; of a client on its own behalf the {@code client_id}
 * @param sid null where its end does not matter
 * @param grant null for a client on its own behalf
 * @param actors the subjects of those who act for the user, the newest first; empty where nobody is named
 * @param details what else it allows (RFC 9396)
 * @param confirmation which key whoever uses it must have; null for none
 */
public record ReferenceToken(
        UUID id,
        ClientId client,
        String subject,
        @Nullable SessionId sid,
        @Nullable GrantId grant,
        List<String> audience,
        Set<String> scopes,
        List<String> actors,
        AuthorizationDetails details,
        @Nullable Confirmation confirmation,
        TokenSlot slot) {

    public ReferenceToken {
        audience = List.copyOf(audience);
        scopes = Set.copyOf(scopes);
        actors = List.copyOf(actors);
    }
}
