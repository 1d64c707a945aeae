package dev.signet.auth.grant.party;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.user.UserId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who relies on a session: the clients that redeemed a code in it, whatever became of their grants since. */
@Component
public class RelyingParties {

    private final PartyRepository rows;

    RelyingParties(PartyRepository rows) {
        this.rows = rows;
    }

    /** The clients that the session signed its user in to. */
    public List<ClientId> of(SessionId sid) {
        return rows.list(sid);
    }

    /** The sessions, of those that have not ended, in which {@code client} obtained something. */
    public List<SessionId> sessions(UserId user, ClientId client) {
        return rows.list(user, client);
    }
}
