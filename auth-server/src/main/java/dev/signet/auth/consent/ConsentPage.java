package dev.signet.auth.consent;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.Clients;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import java.net.URI;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Asks the user; what the page shows is the request that waits for the answer, not what the address says of it. */
@Controller
class ConsentPage {

    private final PendingConsents pending;
    private final Clients clients;
    private final Users users;
    private final Consents consents;
    private final Strangers strangers;

    ConsentPage(PendingConsents pending, Clients clients, Users users, Consents consents, Strangers strangers) {
        this.pending = pending;
        this.clients = clients;
        this.strangers = strangers;
        this.users = users;
        this.consents = consents;
    }

    /** Who asks, and to which host the answer goes. */
    record Asking(String name, String clientId, String redirectHost) {}

    /** A line of the page: a scope, whether it was allowed before, and whether it can be left out. */
    record Asked(String scope, boolean granted, boolean required) {}

    @GetMapping("/consent")
    String consent(
            @RequestParam("state") String state,
            @RequestParam(name = "request", required = false) @Nullable String waiting,
            Principal principal,
            Model model) {
        UserAccount user = users.find(UserId.parse(principal.getName())).orElseThrow(ConsentPage::notFound);
        PendingConsents.Pending request = pending.find(state, user.id()).orElseThrow(ConsentPage::notFound);
        Client client = clients.findEnabled(request.client()).orElseThrow(ConsentPage::notFound);
        Set<String> granted = consents.scopes(user.id(), client.id());
        List<Asked> scopes = request.scopes().stream()
                .sorted(Comparator.comparing((String scope) -> !OidcScopes.OPENID.equals(scope))
                        .thenComparing(Comparator.naturalOrder()))
                .map(scope -> new Asked(scope, granted.contains(scope), OidcScopes.OPENID.equals(scope)))
                .toList();
        strangers.find(client).ifPresent(stranger -> model.addAttribute("stranger", stranger));
        model.addAttribute("client", asking(client, request.redirectUri()));
        model.addAttribute("user", user.username());
        model.addAttribute("state", state);
        model.addAttribute("waiting", waiting);
        model.addAttribute("scopes", scopes);
        model.addAttribute("claims", request.claims());
        model.addAttribute("details", request.details());
        return "consent/consent";
    }

    private static Asking asking(Client client, String redirectUri) {
        URI uri = URI.create(redirectUri);
        String host = uri.getHost() == null ? redirectUri : uri.getAuthority();
        return new Asking(client.registration().getClientName(), client.id().value(), host);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
