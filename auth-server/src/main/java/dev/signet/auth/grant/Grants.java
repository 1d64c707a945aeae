package dev.signet.auth.grant;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.AccessGrant.Stage;
import dev.signet.auth.grant.GrantRepository.Handle;
import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SignedIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The grants of this server, from the request that asks for one until its code is with the client. */
@Component
public class Grants {

    /** A device has no address that an answer goes to. */
    private static final String NOWHERE = "";

    private static final int HANDLE_BYTES = 32;

    private final GrantRepository rows;
    private final GrantProperties properties;
    private final RandomValues random;
    private final Clock clock;

    Grants(GrantRepository rows, GrantProperties properties, RandomValues random, Clock clock) {
        this.rows = rows;
        this.properties = properties;
        this.random = random;
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

    /**
     * Keeps what a person allowed a device, to be redeemed by its {@code id} until {@code until}. No code leads to it: its handle is the
     * digest of nothing that anybody has.
     *
     * @return false if user or session are not there any more: then nothing is kept
     */
    public boolean allowDevice(GrantId id, ClientId client, SignedIn by, Set<String> granted, Instant until) {
        AuthorizationAsked asked = new AuthorizationAsked(client, by, NOWHERE, null, null, null, granted);
        return insert(id, Stage.CODE, asked, granted, new Handle(random.bytes(HANDLE_BYTES), until));
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
