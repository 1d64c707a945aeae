package dev.signet.resource.token.status;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the status of one token stands (§6): the address of a list and a place in it.
 *
 * @param uri beneath the issuer; also the list's name
 * @param index from 0
 */
public record StatusReference(String uri, long index) {

    private static final String STATUS_LIST = "status_list";
    private static final int LONGEST = 500;
    private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(/|$)");

    /** Whether a {@code status} claim names a status list at all; other mechanisms may stand in it (§6.1). */
    public static boolean isIn(@Nullable Object claim) {
        return claim != null && !(claim instanceof Map<?, ?> status && !status.containsKey(STATUS_LIST));
    }

    /**
     * The place that a {@code status} claim names; empty when it is unreadable, or when the address is not beneath the issuer's:
     * this API sends requests nowhere else, whatever a token says.
     */
    public static Optional<StatusReference> read(@Nullable Object claim, String issuer) {
        if (!(claim instanceof Map<?, ?> status)
                || !(status.get(STATUS_LIST) instanceof Map<?, ?> place)
                || !(place.get("uri") instanceof String uri)
                || !(place.get("idx") instanceof Number index)) {
            return Optional.empty();
        }
        boolean whole = index instanceof Long || index instanceof Integer;
        return whole && index.longValue() >= 0 && isBeneath(issuer, uri)
                ? Optional.of(new StatusReference(uri, index.longValue()))
                : Optional.empty();
    }

    private static boolean isBeneath(String issuer, String uri) {
        String base = issuer.endsWith("/") ? issuer : issuer + "/";
        if (!uri.startsWith(base) || uri.length() > LONGEST) {
            return false;
        }
        try {
            URI address = new URI(uri);
            return address.getRawFragment() == null
                    && !DOTS.matcher(address.getRawPath()).find();
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
