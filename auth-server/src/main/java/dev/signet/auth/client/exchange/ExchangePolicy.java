package dev.signet.auth.client.exchange;

import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one client may exchange access tokens for.
 *
 * @param audiences of the tokens that it may obtain: the identifiers of the APIs behind it. None: it may exchange nothing
 * @param impersonation whether the tokens may hide that it is this client that acts. Without it, each says so ({@code act})
 */
public record ExchangePolicy(
        @DefaultValue Set<String> audiences,
        @DefaultValue("false") boolean impersonation) {

    /** Nothing at all. */
    public static final ExchangePolicy NONE = new ExchangePolicy(Set.of(), false);

    public ExchangePolicy {
        audiences = Set.copyOf(audiences);
    }
}
