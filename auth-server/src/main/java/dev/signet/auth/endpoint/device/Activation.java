package dev.signet.auth.endpoint.device;

import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.Clients;
import dev.signet.auth.consent.Consents;
import dev.signet.auth.grant.device.DeviceRequest;
import dev.signet.auth.grant.device.DeviceRequests;
import dev.signet.auth.session.SignedIn;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;

/** Finds the request behind a user code, and takes the person's answer to it (RFC 8628 §3.3). */
@Component
class Activation {

    private final DeviceRequests requests;
    private final Clients clients;
    private final Consents consents;
    private final UserCodeThrottle throttle;
    private final AuditTrail audit;

    Activation(
            DeviceRequests requests, Clients clients, Consents consents, UserCodeThrottle throttle, AuditTrail audit) {
        this.requests = requests;
        this.clients = clients;
        this.consents = consents;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** What came of a code that somebody entered. */
    sealed interface Entered {

        /** @param userCode as this server writes it */
        record Found(String userCode, DeviceRequest request, Client client) implements Entered {
            @Override
            public String toString() {
                return "Found[" + request.id() + "]";
            }
        }

        /** No request waits under it, or not any more. */
        record Unknown() implements Entered {}

        /** Too many were wrong; this one was not looked at. */
        record Throttled() implements Entered {}
    }

    /** @param address that the person's request came from */
    Entered enter(String typed, SignedIn who, String address) {
        if (!throttle.allows(who, address)) {
            return new Entered.Throttled();
        }
        Optional<Entered> found = DeviceRequests.readUserCode(typed).flatMap(this::find);
        if (found.isEmpty()) {
            throttle.failed(who, address);
            audit.record(AuditEntry.of(AuditEvent.USER_CODE_REFUSED)
                    .user(who.userId().value())
                    .session(who.sid().value()));
        }
        return found.orElseGet(Entered.Unknown::new);
    }

    private Optional<Entered> find(String userCode) {
        return requests.findWaiting(userCode)
                .flatMap(request -> clients.findEnabled(request.client())
                        .map(client -> new Entered.Found(userCode, request, client)));
    }

    /** The scopes that the person allowed this client before. */
    Set<String> allowedBefore(SignedIn who, Client client) {
        return consents.scopes(who.userId(), client.id());
    }

    /** Whether the person chooses among what is asked for; of an application of the house it is all or nothing. */
    static boolean choosable(Client client, String scope) {
        return client.registration().getClientSettings().isRequireAuthorizationConsent()
                && !OidcScopes.OPENID.equals(scope);
    }

    /**
     * Allows it, or what is {@code ticked} of it.
     *
     * @return false if it was too late, or if nothing is left of what was asked for
     */
    boolean allow(Entered.Found found, SignedIn who, Set<String> ticked) {
        DeviceRequest request = found.request();
        Set<String> granted = new HashSet<>(request.scopes());
        granted.removeIf(scope -> choosable(found.client(), scope) && !ticked.contains(scope));
        if (granted.isEmpty() && !request.scopes().isEmpty()) {
            return false;
        }
        if (!requests.allow(request, who, granted)) {
            return false;
        }
        if (found.client().registration().getClientSettings().isRequireAuthorizationConsent()) {
            consents.decide(who.userId(), request.client(), request.scopes(), granted);
        }
        record(AuditEvent.CONSENT_GIVEN, found, who);
        return true;
    }

    /** Whether it was this answer that refused it. */
    boolean deny(Entered.Found found, SignedIn who) {
        boolean denied = requests.deny(found.request());
        if (denied) {
            record(AuditEvent.CONSENT_DENIED, found, who);
        }
        return denied;
    }

    private void record(AuditEvent event, Entered.Found found, SignedIn who) {
        audit.record(AuditEntry.of(event)
                .user(who.userId().value())
                .session(who.sid().value())
                .client(found.request().client().value())
                .detail("device " + found.request().id()));
    }
}
