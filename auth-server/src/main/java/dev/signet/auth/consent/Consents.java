package dev.signet.auth.consent;

import dev.signet.auth.EndsAccess;
import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.user.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;

/** What users allowed clients, for the framework's authorization endpoint and for everyone else. */
@Component
public class Consents implements OAuth2AuthorizationConsentService {

    private final ConsentRepository consents;
    private final Clients clients;
    private final AuditTrail audit;

    Consents(ConsentRepository consents, Clients clients, AuditTrail audit) {
        this.consents = consents;
        this.clients = clients;
        this.audit = audit;
    }

    /** The scopes that {@code user} allowed {@code client} so far. */
    public Set<String> scopes(UserId user, ClientId client) {
        return consents.findScopes(user, client).orElse(Set.of());
    }

    /** The claims that {@code user} allowed {@code client} so far, one by one. */
    public Set<String> claims(UserId user, ClientId client) {
        return consents.findClaims(user, client);
    }

    /** {@code user} allowed {@code client} to be told {@code more}, together with scopes; what else they allowed stays. */
    public void allowClaims(UserId user, ClientId client, Set<String> more) {
        if (!more.isEmpty()) {
            Set<String> all = new HashSet<>(claims(user, client));
            all.addAll(more);
            consents.putClaims(user, client, all);
        }
    }

    /** Forgets that {@code user} allowed {@code client} any of {@code scopes}; what was granted already goes on. */
    public void withdraw(UserId user, ClientId client, Set<String> scopes) {
        Set<String> left = new HashSet<>(scopes(user, client));
        if (!left.removeAll(scopes)) {
            return;
        }
        if (left.isEmpty()) {
            consents.delete(user, client);
        } else {
            consents.put(user, client, left);
        }
    }

    /** {@code user} was asked about {@code asked} and allowed {@code client} only {@code granted} of it; what else they allowed stays. */
    public void decide(UserId user, ClientId client, Set<String> asked, Set<String> granted) {
        Set<String> all = new HashSet<>(scopes(user, client));
        all.removeAll(asked);
        all.addAll(granted);
        if (all.isEmpty()) {
            consents.delete(user, client);
        } else {
            consents.put(user, client, all);
        }
    }

    /** All that {@code user} allowed, to whomever, the newest first. */
    public List<GivenConsent> list(UserId user) {
        return consents.list(user);
    }

    /** Forgets what {@code user} allowed {@code client}: it asks anew. Whether there was anything to forget. */
    @EndsAccess
    public boolean forget(UserId user, ClientId client) {
        return consents.delete(user, client);
    }

    /** Forgets what anybody allowed {@code client}, which is not there any more. */
    @EndsAccess
    public void forgetAll(ClientId client) {
        consents.deleteAll(client);
    }

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        UserId user = UserId.parse(consent.getPrincipalName());
        ClientId client = new ClientId(consent.getRegisteredClientId());
        if (!consent.getScopes().isEmpty()) {
            consents.put(user, client, consent.getScopes());
        }
        audit.record(AuditEntry.of(AuditEvent.CONSENT_GIVEN).user(user.value()).client(client.value()));
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        consents.delete(UserId.parse(consent.getPrincipalName()), new ClientId(consent.getRegisteredClientId()));
    }

    /** Null where nothing was allowed; a first-party client is never asked about, so nothing is looked up for one. */
    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String registeredClientId, String principalName) {
        ClientId client = new ClientId(registeredClientId);
        if (!asksForConsent(client)) {
            return null;
        }
        Set<String> scopes = scopes(UserId.parse(principalName), client);
        if (scopes.isEmpty()) {
            return null;
        }
        OAuth2AuthorizationConsent.Builder consent =
                OAuth2AuthorizationConsent.withId(registeredClientId, principalName);
        scopes.forEach(consent::scope);
        return consent.build();
    }

    private boolean asksForConsent(ClientId id) {
        return clients.find(id)
                .map(Client::registration)
                .filter(registration -> registration.getClientSettings().isRequireAuthorizationConsent())
                .isPresent();
    }
}
