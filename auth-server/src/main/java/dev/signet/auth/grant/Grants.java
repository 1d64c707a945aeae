package dev.signet.auth.grant;

import dev.signet.auth.grant.AccessGrant.Stage;
import dev.signet.auth.grant.GrantRepository.Handle;
import dev.signet.auth.secret.Digest;
import dev.signet.auth.session.SessionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The grants of this server, from the request that asks for one until its code is with the client. */
@Component
public class Grants {

    private final GrantRepository rows;
    private final GrantProperties properties;
    private final Clock clock;

    Grants(GrantRepository rows, GrantProperties properties, Clock clock) {
        this.rows = rows;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Keeps a request until the user has answered; {@code state} is what the consent page will bring back.
     *
     * @return false if user or session are not there any more: then nothing is kept
     */
    public boolean awaitConsent(GrantId id, AuthorizationAsked asked, String state) {
        Handle handle = new Handle(Digest.sha256(state), clock.instant().plus(properties.consentTime()));
        return insert(id, Stage.CONSENT, asked, Set.of(), handle);
    }

    /** The request that waits for the answer to the page with this {@code state}, while the page is good. */
    public Optional<AccessGrant> findAwaitingConsent(String state) {
        return rows.findByHandle(Digest.sha256(state))
                .filter(grant -> grant.stage() == Stage.CONSENT)
                .filter(grant -> clock.instant().isBefore(grant.handleExpiresAt()));
    }

    /** Whether the answer came in time and only once: then {@code code} is good for {@code lifetime}. */
    public boolean consent(GrantId id, Set<String> granted, String code, Duration lifetime) {
        Instant now = clock.instant();
        return rows.consent(id, granted, new Handle(Digest.sha256(code), now.plus(lifetime)), now);
    }

    /** Whether there was a request to be refused. */
    public boolean refuse(GrantId id) {
        return rows.refuse(id);
    }

    /**
     * Keeps a request that needs no answer: {@code code} is good for {@code lifetime}.
     *
     * @return false if user or session are not there any more: then nothing is kept
     */
    public boolean issueCode(GrantId id, AuthorizationAsked asked, String code, Duration lifetime) {
        Handle handle = new Handle(Digest.sha256(code), clock.instant().plus(lifetime));
        return insert(id, Stage.CODE, asked, asked.scopes(), handle);
    }

    public Optional<AccessGrant> find(GrantId id) {
        return rows.find(id);
    }

    /** When an application last obtained tokens in the session; empty if none has any. */
    public Optional<Instant> findLastUse(SessionId sid) {
        return rows.findLastUse(sid);
    }

    private boolean insert(GrantId id, Stage stage, AuthorizationAsked asked, Set<String> granted, Handle handle) {
        Instant now = clock.instant();
        return rows.insert(id, stage, asked, granted, handle, now, now.plus(properties.absoluteLifetime()));
    }
}
