package dev.signet.auth.endpoint;

import dev.signet.auth.client.Client;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.token.Audiences;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Resource indicators (RFC 8707): {@code resource} says for which APIs a token is wanted. It narrows what a client may have anyway, at the
 * authorization endpoint for a grant, at the token endpoint for one token, and never widens it.
 */
@Component
public class ResourceIndicators {

    /** The parameter, which may stand more than once. */
    public static final String PARAMETER = "resource";

    private final Audiences audiences;

    ResourceIndicators(Audiences audiences) {
        this.audiences = audiences;
    }

    /** @param parameters single values are texts, several are arrays of texts */
    public static Set<String> read(Map<String, Object> parameters) {
        Object sent = parameters.get(PARAMETER);
        Set<String> found = new LinkedHashSet<>();
        if (sent instanceof String one) {
            found.add(one);
        } else if (sent instanceof String[] several) {
            found.addAll(Arrays.asList(several));
        }
        found.remove(""); // RFC 6749 §3.2: a parameter without a value was not sent
        return found;
    }

    /** @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if the client may not have all of {@code asked} */
    public Set<String> allowed(Client client, Collection<String> asked) {
        if (!asked.stream().allMatch(ResourceIndicators::wellFormed)
                || !audiences.of(client).containsAll(asked)) {
            throw OAuthErrors.invalidTarget();
        }
        return new LinkedHashSet<>(asked);
    }

    /**
     * {@code grant} as far as a token from it is for {@code asked}; for all that was granted and is still the client's, if nothing is asked.
     *
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if more is asked than was granted, or nothing is left of that
     */
    public AccessGrant narrow(Client client, AccessGrant grant, Set<String> asked) {
        Set<String> granted = grant.terms().resources();
        if (granted.isEmpty() && asked.isEmpty()) {
            return grant;
        }
        Set<String> left = new LinkedHashSet<>(granted.isEmpty() ? audiences.of(client) : granted);
        left.retainAll(audiences.of(client));
        if (left.isEmpty() || !left.containsAll(asked)) {
            throw OAuthErrors.invalidTarget();
        }
        return grant.forResources(asked.isEmpty() ? left : asked);
    }

    /** An absolute URI without a fragment (RFC 8707 §2). */
    private static boolean wellFormed(String resource) {
        try {
            URI uri = new URI(resource);
            return uri.isAbsolute() && uri.getRawFragment() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
