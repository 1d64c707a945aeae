package dev.signet.auth.grant;

import dev.signet.auth.audit.Caller;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.AccessGrant.Stage;
import dev.signet.auth.grant.GrantRepository.Handle;
import dev.signet.auth.grant.GrantRepository.Issue;
import dev.signet.auth.grant.live.LiveTokens;
import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.testing.People;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Grants of somebody new: good for a minute before they are redeemed and after, and for a day in all. */
final class GrantRows {

    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration DAY = Duration.ofDays(1);
    static final Set<String> SCOPES = Set.of("openid", "orders:read");

    private final GrantRepository rows;
    private final RandomValues random;
    private final SignedIn person;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    GrantRows(GrantRepository rows, RandomValues random, People people) {
        this.rows = rows;
        this.random = random;
        this.person = people.signedInNewcomer();
    }

    /** When all of them begin. */
    Instant now() {
        return now;
    }

    SignedIn person() {
        return person;
    }

    static Issue issue(@Nullable Instant idleExpiresAt, Instant at) {
        return new Issue(idleExpiresAt, new Caller("192.0.2.1", "test"), at, null, LiveTokens.NONE, LiveTokens.NONE);
    }

    GrantId active() {
        GrantId id = insert(Stage.CODE);
        rows.redeem(id, 1, issue(now.plus(MINUTE), now));
        return id;
    }

    GrantId insert(Stage stage) {
        return insert(stage, asked(person), aHandle());
    }

    boolean tryInsert(Stage stage, AuthorizationAsked asked, Handle handle) {
        return rows.insert(new GrantId(random.id()), stage, asked, Set.of(), handle, now, now.plus(DAY));
    }

    GrantId insert(Stage stage, AuthorizationAsked asked, Handle handle) {
        GrantId id = new GrantId(random.id());
        rows.insert(id, stage, asked, Set.of(), handle, now, now.plus(DAY));
        return id;
    }

    Handle aHandle() {
        return new Handle(Digest.sha256(random.secret()), now.plus(MINUTE));
    }

    static AuthorizationAsked asked(SignedIn by) {
        return new AuthorizationAsked(
                new ClientId("harbor"),
                by,
                "http://localhost:9003/login/oauth2/code/signet",
                "state of the client",
                null,
                Digest.sha256Base64url("verifier"),
                SCOPES);
    }
}
