package dev.signet.auth.status;

import dev.signet.auth.Issuer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the status of one token stands (Token Status List, draft-ietf-oauth-status-list-20 §6): one number for all lists, the
 * bits of list 0 first.
 */
public record StatusIndex(long value) {

    /** How many tokens share a list: 16 KiB, before it is compressed. */
    static final int LIST_SIZE = 1 << 17;

    private static final String STATUS_LIST = "status_list";

    public StatusIndex {
        if (value < 0) {
            throw new IllegalArgumentException("a status index is not negative");
        }
    }

    long list() {
        return value / LIST_SIZE;
    }

    int position() {
        return (int) (value % LIST_SIZE);
    }

    /** The {@code status} claim of its token (§6.1). */
    public Map<String, Object> claim(Issuer issuer) {
        return Map.of(STATUS_LIST, Map.of("idx", position(), "uri", StatusUris.list(issuer, list())));
    }

    /** The index that a {@code status} claim of this server names. */
    public static Optional<StatusIndex> read(@Nullable Object claim, Issuer issuer) {
        if (!(claim instanceof Map<?, ?> status) || !(status.get(STATUS_LIST) instanceof Map<?, ?> place)) {
            return Optional.empty();
        }
        String base = StatusUris.lists(issuer);
        boolean ours = place.get("uri") instanceof String uri && uri.startsWith(base);
        if (!ours
                || !(place.get("idx") instanceof Number position)
                || position.longValue() < 0
                || position.longValue() >= LIST_SIZE) {
            return Optional.empty();
        }
        try {
            long list = Long.parseLong(String.valueOf(place.get("uri")).substring(base.length()));
            return Optional.of(
                    new StatusIndex(Math.addExact(Math.multiplyExact(list, LIST_SIZE), position.longValue())));
        } catch (ArithmeticException | IllegalArgumentException noList) {
            return Optional.empty();
        }
    }
}
