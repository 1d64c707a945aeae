package dev.signet.auth.token;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.user.UserId;
import org.jspecify.annotations.Nullable;

/** What an {@code id_token_hint} says: whose login it was, in which session, for which client. */
public record IdTokenHint(UserId user, @Nullable SessionId sid, ClientId client) {}
