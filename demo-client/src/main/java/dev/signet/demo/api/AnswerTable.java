package dev.signet.demo.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a table of a JSON answer: a list of objects, an object that has such a list in it, or one object alone.
 *
 * @param columns every member name that occurs, in order of first sight
 * @param rows a text per column; empty where a member is missing
 */
record AnswerTable(List<String> columns, List<List<String>> rows) {

    /** More rows than this are not shown: the page is for looking, not for exporting. */
    private static final int MOST_ROWS = 100;

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
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
