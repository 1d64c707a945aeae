package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.consent.PendingConsents;
import dev.signet.auth.grant.Grants;
import dev.signet.auth.user.UserId;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Tells the consent page what was asked, from the grant that waits. */
@Component
class KeptConsents implements PendingConsents {

    private final Grants grants;
    private final DetailLines details;

    KeptConsents(Grants grants, DetailLines details) {
        this.grants = grants;
        this.details = details;
    }

    @Override
    public Optional<Pending> find(String state, UserId user) {
        return grants.findAwaitingConsent(state)
                .filter(grant -> grant.user().equals(user))
                .map(grant -> new Pending(
                        grant.client(),
                        grant.redirectUri(),
                        grant.scopes(),
                        grant.terms().claims().beside(grant.scopes()),
                        details.of(grant.terms().details(), LocaleContextHolder.getLocale())));
    }
}
