package dev.signet.demo.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a table of a JSON answer: a list of objects, an object that has such a list in it, or one object alone.
 *
 * @param columns every member name that occurs, in order of first sight; {@code id} last, because people read it last
 * @param rows a text per column; empty where a member is missing
 */
record AnswerTable(List<String> columns, List<List<String>> rows) {

    /** More rows than this are not shown: the page is for looking, not for exporting. */
    private static final int MOST_ROWS = 100;

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static AnswerTable none() {
        return new AnswerTable(List.of(), List.of());
    }

    /** Reads the text; a table without columns when it is no JSON that fits. */
    static AnswerTable read(String text) {
        try {
            return of(elements(JSON.readTree(text)));
        } catch (JacksonException noJson) {
            return none();
        }
    }

    /** The {@code detail} of a problem document (RFC 9457), cut to what fits the page; empty when there is none. */
    static Optional<String> detail(String text) {
        try {
            String detail = JSON.readTree(text).path("detail").asString("");
            return detail.isBlank()
                    ? Optional.empty()
                    : Optional.of(detail.substring(0, Math.min(detail.length(), 300)));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static List<JsonNode> elements(JsonNode root) {
        if (root.isArray()) {
            return root.valueStream().toList();
        }
        return root.valueStream()
                .filter(JsonNode::isArray)
                .findFirst()
                .map(list -> list.valueStream().toList())
                .orElse(root.isObject() ? List.of(root) : List.of());
    }

    private static AnswerTable of(List<JsonNode> elements) {
        Set<String> columns = new LinkedHashSet<>();
        elements.forEach(element -> columns.addAll(element.propertyNames()));
        if (columns.remove("id")) {
            columns.add("id");
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode element : elements.subList(0, Math.min(elements.size(), MOST_ROWS))) {
            rows.add(columns.stream().map(column -> text(element.path(column))).toList());
        }
        return new AnswerTable(List.copyOf(columns), rows);
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isValueNode() ? readable(value.asString()) : value.toString();
    }

    /** A point in time without its fraction of a second; anything else as it came. */
    private static String readable(String text) {
        try {
            return SECONDS.format(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return text;
        }
    }
}
