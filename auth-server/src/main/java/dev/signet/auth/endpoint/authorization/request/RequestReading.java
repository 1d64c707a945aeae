package dev.signet.auth.endpoint.authorization.request;

import dev.signet.auth.endpoint.OAuthErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
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
        if (sent.has(OAuth2ParameterNames.REQUEST_URI) && sent.has("request")) {
            throw OAuthErrors.invalidRequest("request"); // RFC 9101 §5: never both
        }
        for (RequestSource source : sources) {
            Optional<FoundRequest> found = source.find(sent, request);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return FoundRequest.plain(sent);
    }

    /** @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if {@code found} had to stand elsewhere, given where it came in */
    public void requireWhereDemanded(FoundRequest found, Entrance entrance) {
        sources.forEach(source -> source.requireWhereDemanded(found, entrance));
    }
}
