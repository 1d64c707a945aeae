package dev.signet.demo.cli.kept;

import dev.signet.demo.cli.outside.Trouble;
import dev.signet.demo.cli.outside.Web;
import dev.signet.demo.cli.server.Metadata;
import dev.signet.demo.cli.server.Person;
import dev.signet.demo.cli.server.TokenEndpoint;
import dev.signet.demo.cli.server.TokenOutcome;
import dev.signet.demo.cli.server.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The grant, with an access token that is still good for a while; refreshed where it is not, by one command at a time.
 *
 * <p>With rotation that is a duty: a server which sees one refresh token used twice takes the second use for theft and ends it all. So a
 * command that waited for its turn looks at the file again, and mostly finds that the one before it has done the work.
 */
public final class FreshGrant {

    /** With less of its life left, a token may have run out when it arrives. */
    private static final Duration EARLY = Duration.ofSeconds(10);

    private final GrantFile file;
    private final Web web;
    private final Clock clock;

    public FreshGrant(GrantFile file, Web web, Clock clock) {
        this.file = file;
        this.web = web;
        this.clock = clock;
    }

    /**
     * The grant.
     *
     * @throws Trouble when nobody is signed in, or not any more
     */
    public Grant now() {
        Grant grant = file.read().orElseThrow(FreshGrant::nobody);
        return due(grant) ? renewed(grant) : grant;
    }

    /** The grant with another access token than this one, which an API has refused; throws as {@link #now}. */
    public Grant after(Grant refused) {
        return renewed(refused);
    }

    private Grant renewed(Grant seen) {
        return file.inTurn(() -> {
            Grant grant = file.read().orElseThrow(FreshGrant::nobody);
            boolean doneMeanwhile = !grant.accessToken().equals(seen.accessToken());
            return doneMeanwhile && !due(grant) ? grant : refreshed(grant);
        });
    }

    private Grant refreshed(Grant grant) {
        @Nullable String refreshToken = grant.refreshToken();
        if (refreshToken == null) {
            file.delete();
            throw Trouble.notSignedIn(
                    "Your sign-in has run out, and the server gave nothing to renew it with: ./run cli login.");
        }
        Metadata server = Metadata.of(grant.issuer(), web);
        TokenOutcome outcome = new TokenEndpoint(server, grant.clientId(), web, clock).refresh(refreshToken);
        if (outcome instanceof TokenOutcome.Refused refused && "invalid_grant".equals(refused.error())) {
            file.delete();
            throw Trouble.notSignedIn(
                    "Your sign-in has ended: you signed out in the browser, somebody took the access back, or it is"
                            + " too old. Sign in again: ./run cli login.");
        }
        Tokens tokens = outcome.orTrouble();
        if (!Person.same(grant.person().subject(), tokens.idToken())) {
            file.delete();
            throw Trouble.notSignedIn(
                    "The server answered with tokens of somebody else. They were thrown away: ./run cli login.");
        }
        Grant next = grant.renewedBy(tokens);
        file.write(next);
        return next;
    }

    private boolean due(Grant grant) {
        Instant end = grant.expiresAt();
        return end != null && clock.instant().plus(EARLY).isAfter(end);
    }

    private static Trouble nobody() {
        return Trouble.notSignedIn("You are not signed in: ./run cli login.");
    }
}
