package dev.signet.auth.testing;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.user.NewUser;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import java.util.UUID;

/** Makes the people that tests are about, and does to people and clients what an administrator would. */
public final class People {

    private final Users users;
    private final Revocation revocation;

    People(Users users, Revocation revocation) {
        this.users = users;
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

    public void disable(TestUser user) {
        revocation.disableUser(UserId.parse(user.id()));
    }

    public void disable(TestClient client) {
        revocation.disableClient(new ClientId(client.id()));
    }
}
