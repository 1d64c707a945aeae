package dev.signet.auth.endpoint.authorization.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the parameters of a request: where it refers to, if it refers to any place, and else in itself. */
@Component
public class RequestReading {

    private final List<RequestSource> sources;

    RequestReading(List<RequestSource> sources) {
        this.sources = sources;
    }

    /** @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if nothing is found where it refers to */
    public FoundRequest find(RequestParameters sent, HttpServletRequest request) {
        for (RequestSource source : sources) {
            Optional<FoundRequest> found = source.find(sent, request);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return FoundRequest.plain(sent);
    }

    /** @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if {@code found} had to stand elsewhere */
    void requireWhereDemanded(FoundRequest found) {
        sources.forEach(source -> source.requireWhereDemanded(found));
    }
}
