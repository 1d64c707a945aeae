package dev.signet.auth.consent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page says of a client that nobody configured: nothing of it has been checked by anybody.
 *
 * @param name what it calls itself
 * @param host of the address at which it is described; null for one that registered itself
 * @param address that one; null as well
 * @param links to what it says about itself
 */
record Stranger(
        String name, @Nullable String host, @Nullable String address, List<Link> links) {

    /**
     * A link of its own making.
     *
     * @param kind which member of its metadata it is, such as {@code tos_uri}
     */
    record Link(String kind, String address, String host) {}

    Stranger {
        links = List.copyOf(links);
    }
}
