package dev.signet.demo.cli.outside;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object that somebody else wrote: members are asked for by name and kind, and one of another kind is as absent as one that is
 * not there. Does not print itself, for it may hold tokens.
 */
public record Json(Map<String, Object> members) {

    public static final Json EMPTY = new Json(Map.of());

    /** The object; empty when the text is none. */
    public static Json read(String text) {
        try {
            return new Json(JSONObjectUtils.parse(text));
        } catch (ParseException noObject) {
            return EMPTY;
        }
    }

    /** The objects of an array; empty when the text is none. */
    public static List<Json> readAll(String text) {
        try {
            return objects(JSONArrayUtils.parse(text));
        } catch (ParseException noArray) {
            return List.of();
        }
    }

    /** The objects of an array that is a member. */
    public List<Json> all(String name) {
        return members.get(name) instanceof List<?> list ? objects(list) : List.of();
    }

    @SuppressWarnings("unchecked")
    private static List<Json> objects(List<?> elements) {
        return elements.stream()
                .filter(Map.class::isInstance)
                .map(element -> new Json((Map<String, Object>) element))
                .toList();
    }

    /** A text that is not blank. */
    public Optional<String> text(String name) {
        return members.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** A number, or a text that is one: some servers write {@code "expires_in": "300"}. */
    public Optional<Long> number(String name) {
        Object value = members.get(name);
        if (value instanceof Number number) {
            return Optional.of(number.longValue());
        }
        return value instanceof String text && text.matches("\\d{1,15}")
                ? Optional.of(Long.valueOf(text))
                : Optional.empty();
    }

    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    /** As text, for a file or a request. */
    public String write() {
        return JSONObjectUtils.toJSONString(members);
    }

    @Override
    public String toString() {
        return "Json" + members.keySet();
    }
}
