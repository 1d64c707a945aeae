package dev.signet.demo.inspect.record;

import dev.signet.demo.inspect.Field;
import dev.signet.demo.inspect.Field.Place;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is written as {@code name=value&…}, and the members of a JSON object. No more than {@value #MOST} of them. */
final class Parameters {

    private static final int MOST = 40;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Parameters() {}

    static List<Field> read(Place place, @Nullable String encoded) {
        List<Field> fields = new ArrayList<>();
        for (String pair : encoded == null || encoded.isEmpty() ? new String[0] : encoded.split("&")) {
            String[] halves = pair.split("=", 2);
            if (fields.size() < MOST) {
                fields.add(SecretNames.field(place, decoded(halves[0]), halves.length == 2 ? decoded(halves[1]) : ""));
            }
        }
        return fields;
    }

    /** The members, or nothing where the text is no JSON object. */
    static List<Field> members(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            List<Field> fields = new ArrayList<>();
            for (Map.Entry<String, JsonNode> member : root.properties()) {
                if (fields.size() < MOST) {
                    fields.add(member(member.getKey(), member.getValue()));
                }
            }
            return fields;
        } catch (JacksonException noJson) {
            return List.of();
        }
    }

    private static Field member(String name, JsonNode value) {
        return value.isValueNode()
                ? SecretNames.field(Place.JSON, name, value.asString(""))
                : Field.open(Place.JSON, name, SecretNames.clean(value.toString()));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
