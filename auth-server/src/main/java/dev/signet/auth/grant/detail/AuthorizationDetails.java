package dev.signet.auth.grant.detail;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The value of {@code authorization_details} (RFC 9396 §2): objects with a {@code type} each, as they stand in the JSON.
 *
 * @param all never changed
 */
public record AuthorizationDetails(List<Map<String, Object>> all) {

    /** Of a request without the parameter. */
    public static final AuthorizationDetails NONE = new AuthorizationDetails(List.of());

    static final String TYPE = "type";

    /** The fields of RFC 9396 §2.2 of which less is less: each is a list of texts. */
    static final Set<String> LISTS = Set.of("actions", "locations", "datatypes", "privileges");

    /** They stand in every token: what is longer belongs elsewhere, with its identifier here. */
    private static final int LONGEST = 3_000;

    private static final int MOST = 20;

    /** Two members of one name could be read as either: refused rather than guessed. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public AuthorizationDetails {
        all = List.copyOf(all);
    }

    /** Empty if {@code text} is no JSON array of such objects, or too long to be one. */
    public static Optional<AuthorizationDetails> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            List<Map<String, Object>> read = JSON.readValue(text, new TypeReference<>() {});
            boolean wellFormed = read != null
                    && !read.isEmpty()
                    && read.size() <= MOST
                    && read.stream().allMatch(detail -> detail != null && detail.get(TYPE) instanceof String);
            return wellFormed ? Optional.of(new AuthorizationDetails(read)) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** What {@link #stored} made; null for none. */
    public static AuthorizationDetails ofStored(@Nullable String text) {
        return text == null ? NONE : new AuthorizationDetails(JSON.readValue(text, new TypeReference<>() {}));
    }

    /** Those of a token that was made here: the claim of this name, or null for none. */
    public static AuthorizationDetails ofClaim(@Nullable Object claim) {
        return claim == null ? NONE : ofStored(JSON.writeValueAsString(claim));
    }

    /** As JSON; null for none. */
    public @Nullable String stored() {
        return all.isEmpty() ? null : JSON.writeValueAsString(all);
    }

    /** As they stand in tokens and answers; null for none. */
    public @Nullable List<Map<String, Object>> claim() {
        return all.isEmpty() ? null : all;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The type of one of them. */
    public static String type(Map<String, Object> detail) {
        return String.valueOf(detail.get(TYPE));
    }

    /** Those of the types. */
    public AuthorizationDetails ofTypes(Set<String> types) {
        return new AuthorizationDetails(
                all.stream().filter(detail -> types.contains(type(detail))).toList());
    }

    /** Whether {@code asked} allows nothing that these do not: each is one of these, or one of these with fewer actions, locations and so on. */
    public boolean cover(AuthorizationDetails asked) {
        return asked.all().stream().allMatch(less -> all.stream().anyMatch(more -> covers(more, less)));
    }

    /** A field that is left out would mean anything, so both have the same ones. */
    private static boolean covers(Map<String, Object> more, Map<String, Object> less) {
        return more.keySet().equals(less.keySet())
                && more.entrySet().stream().allMatch(field -> {
                    Object asked = less.get(field.getKey());
                    return LISTS.contains(field.getKey())
                                    && field.getValue() instanceof Collection<?> all
                                    && asked instanceof Collection<?> some
                            ? !some.isEmpty() && all.containsAll(some)
                            : Objects.equals(field.getValue(), asked);
                });
    }
}
