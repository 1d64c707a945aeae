package dev.signet.auth.endpoint.authorization.interaction;

import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.endpoint.authorization.AuthorizationAnswer;
import dev.signet.auth.endpoint.authorization.AuthorizationExtension;
import dev.signet.auth.login.waiting.WaitingRequests;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.stereotype.Component;

/** Puts the checks into their place: behind the framework's own, before anything is decided by who is signed in. */
@Component
class InteractionExtension implements ProtocolExtension {

    private final Situations situations;
    private final WaitingRequests waiting;
    private final AuthorizationAnswer answer;
    private final AuthorizationExtension endpoint;

    InteractionExtension(
            Situations situations,
            WaitingRequests waiting,
            AuthorizationAnswer answer,
            AuthorizationExtension endpoint) {
        this.situations = situations;
        this.waiting = waiting;
        this.answer = answer;
        this.endpoint = endpoint;
    }

    @Override
    public void configure(HttpSecurity http) {
        http.addFilterBefore(
                new InteractionFilter(situations, waiting, answer, endpoint.consentPage()), AuthorizationFilter.class);
    }
}
