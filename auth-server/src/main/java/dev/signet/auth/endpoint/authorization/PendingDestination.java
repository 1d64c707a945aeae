package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.login.LoginDestination;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** Tells the login page which application waits behind it. */
@Component
class PendingDestination implements LoginDestination {

    private final RequestCache requests;
    private final Clients clients;

    PendingDestination(RequestCache requests, Clients clients) {
        this.requests = requests;
        this.clients = clients;
    }

    @Override
    public Optional<String> applicationName(HttpServletRequest request, HttpServletResponse response) {
        return first(request, response, OAuth2ParameterNames.CLIENT_ID)
                .flatMap(id -> clients.findEnabled(new ClientId(id)))
                .map(client -> client.registration().getClientName());
    }

    @Override
    public Optional<String> loginHint(HttpServletRequest request, HttpServletResponse response) {
        return first(request, response, "login_hint");
    }

    private Optional<String> first(HttpServletRequest request, HttpServletResponse response, String parameter) {
        SavedRequest saved = requests.getRequest(request, response);
        String[] values = saved == null ? null : saved.getParameterValues(parameter);
        return values == null || values.length != 1 ? Optional.empty() : Optional.of(values[0]);
    }
}
