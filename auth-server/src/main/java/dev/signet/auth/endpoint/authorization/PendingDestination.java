package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.authorization.request.RequestParameters;
import dev.signet.auth.endpoint.authorization.request.RequestReading;
import dev.signet.auth.login.LoginDestination;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** Tells the login page which application waits behind it. */
@Component
class PendingDestination implements LoginDestination {

    private static final String LOGIN_HINT = "login_hint";

    /** What says who asks, and the places where the rest may stand. */
    private static final List<String> READ =
            List.of(OAuth2ParameterNames.CLIENT_ID, OAuth2ParameterNames.REQUEST_URI, "request", LOGIN_HINT);

    private final RequestCache requests;
    private final RequestReading reading;
    private final Clients clients;

    PendingDestination(RequestCache requests, RequestReading reading, Clients clients) {
        this.requests = requests;
        this.reading = reading;
        this.clients = clients;
    }

    @Override
    public Optional<String> applicationName(HttpServletRequest request, HttpServletResponse response) {
        return Optional.ofNullable(waiting(request, response).single(OAuth2ParameterNames.CLIENT_ID))
                .flatMap(id -> clients.findEnabled(new ClientId(id)))
                .map(client -> client.registration().getClientName());
    }

    @Override
    public Optional<String> loginHint(HttpServletRequest request, HttpServletResponse response) {
        try {
            return Optional.ofNullable(reading.find(waiting(request, response), request)
                    .parameters()
                    .single(LOGIN_HINT));
        } catch (OAuth2AuthenticationException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private RequestParameters waiting(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest saved = requests.getRequest(request, response);
        Map<String, List<String>> found = new LinkedHashMap<>();
        if (saved != null) {
            READ.forEach(name -> Optional.ofNullable(saved.getParameterValues(name))
                    .ifPresent(values -> found.put(name, Arrays.asList(values))));
        }
        return new RequestParameters(found);
    }
}
