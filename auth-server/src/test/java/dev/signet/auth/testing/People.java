package dev.signet.auth.testing;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.Begun;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.user.NewUser;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import java.util.List;
import java.util.UUID;

/** Makes the people that tests are about, and does to people and clients what an administrator would. */
public final class People {

    private final Users users;
    private final SsoSessions sessions;
    private final Revocation revocation;

    People(Users users, SsoSessions sessions, Revocation revocation) {
        this.users = users;
        this.sessions = sessions;
        this.revocation = revocation;
    }

    /** Somebody whom the server did not know before, and who has allowed nothing to anybody. */
    public TestUser newcomer() {
        String name = "user-" + UUID.randomUUID();
        String password = "password-of-" + UUID.randomUUID();
        UserId id = users.create(new NewUser(name, "New Comer", "New", "Comer", name + "@example.com", false, password))
                .orElseThrow();
        return new TestUser(name, password, id.toString());
    }

    /** A newcomer who has just proved who they are, past the login page, and is remembered for weeks. */
    public SignedIn signedInNewcomer() {
        UserId id = UserId.parse(newcomer().id());
        Begun begun = sessions.begin(users.find(id).orElseThrow(), null, List.of("pwd"), true);
        return ((Begun.Alive) begun).who();
    }

    public void disable(TestUser user) {
        revocation.disableUser(UserId.parse(user.id()));
    }

    public void disable(TestClient client) {
        revocation.disableClient(new ClientId(client.id()));
    }
}
