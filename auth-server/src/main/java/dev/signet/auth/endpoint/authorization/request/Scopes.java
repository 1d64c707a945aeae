package dev.signet.auth.endpoint.authorization.request;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/** Reads {@code scope} (RFC 6749 §3.3). */
final class Scopes {

    private Scopes() {}

    /** None where the parameter is missing. */
    static Set<String> of(RequestParameters sent) {
        String list = sent.single(OAuth2ParameterNames.SCOPE);
        Set<String> scopes = new LinkedHashSet<>(list == null ? Set.of() : Arrays.asList(list.split(" ")));
        scopes.remove("");
        return scopes;
    }
}
