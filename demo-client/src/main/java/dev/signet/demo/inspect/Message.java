package dev.signet.demo.inspect;

import java.util.List;

/**
 * A request or a response.
 *
 * @param line what comes first: method and path, or the status
 * @param fields what is in it
 * @param body what else is in it, cut to a length; empty where the fields say all
 */
public record Message(String line, List<Field> fields, String body) {

    public Message {
        fields = List.copyOf(fields);
    }

    public static Message of(String line, List<Field> fields) {
        return new Message(line, fields, "");
    }

    /** The first open value of that name; empty text where there is none. */
    public String open(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name) && !field.secret())
                .map(field -> String.valueOf(field.value()))
                .findFirst()
                .orElse("");
    }

    Message erased() {
        return new Message(line, fields.stream().map(Field::erased).toList(), body);
    }
}
