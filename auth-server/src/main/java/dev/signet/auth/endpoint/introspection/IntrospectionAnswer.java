package dev.signet.auth.endpoint.introspection;

import dev.signet.auth.client.Client;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * What a client is told of a token, as it stands in the JSON. Ours instead of the framework's, which copies and converts each claim
 * several times.
 */
final class IntrospectionAnswer extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Client asking;
    private final HashMap<String, Object> claims;

    IntrospectionAnswer(Client asking, Map<String, Object> claims) {
        super(Collections.emptyList());
        this.asking = asking;
        this.claims = new LinkedHashMap<>(claims);
        setAuthenticated(true);
    }

    /** Nothing may be said of the token, be it that there is none (RFC 7662 §2.2). */
    static IntrospectionAnswer inactive(Client asking) {
        return new IntrospectionAnswer(asking, Map.of("active", false));
    }

    Client asking() {
        return asking;
    }

    Map<String, Object> claims() {
        return Collections.unmodifiableMap(claims);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return asking.id().value();
    }
}
