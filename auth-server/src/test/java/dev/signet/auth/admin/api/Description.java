package dev.signet.auth.admin.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The description of the API, as programs read it, and whether an answer is as it says. */
final class Description {

    private final OpenAPI document;

    Description() {
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(read());
        assertThat(parsed.getMessages()).isEmpty();
        document = parsed.getOpenAPI();
    }

    String version() {
        return document.getOpenapi();
    }

    /** The scopes of each operation, by method and path. */
    Map<String, Set<String>> operations() {
        Map<String, Set<String>> operations = new TreeMap<>();
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) ->
                                operations.put(method + " " + path.replaceAll("\\{\\w+}", "{}"), scopes(operation))));
        return operations;
    }

    /** Every scope that is explained, in both flows. */
    List<Set<String>> explained() {
        var flows = document.getComponents().getSecuritySchemes().get("signet").getFlows();
        return List.of(
                flows.getClientCredentials().getScopes().keySet(),
                flows.getAuthorizationCode().getScopes().keySet());
    }

    /** Fails unless {@code answer} has a status and the members that are described, neither more nor fewer. */
    void check(String method, String path, Answer answer) {
        Operation operation = operation(method, path);
        ApiResponse response = operation.getResponses().get(String.valueOf(answer.status()));
        assertThat(response).as("%s %s: %s", method, path, answer).isNotNull();
        if (response.get$ref() != null) {
            String name = response.get$ref().substring(response.get$ref().lastIndexOf('/') + 1);
            response = document.getComponents().getResponses().get(name);
        }
        if (response.getContent() == null) {
            assertThat(answer.body()).as("%s %s", method, path).isEmpty();
            return;
        }
        String type = response.getContent().keySet().iterator().next();
        assertThat(answer.header("Content-Type").orElse("")).startsWith(type);
        members(answer.json(), resolve(response.getContent().get(type).getSchema()), path);
    }

    private void members(Object value, Schema<?> schema, String where) {
        if (value instanceof Map<?, ?> object && schema.getProperties() != null) {
            Map<String, ?> properties = schema.getProperties();
            assertThat(object.keySet().stream().map(String::valueOf)).as(where).isSubsetOf(properties.keySet());
            assertThat(object.keySet().stream().map(String::valueOf)).as(where).containsAll(schema.getRequired());
            object.forEach((name, member) -> {
                if (member != null) {
                    members(member, resolve((Schema<?>) properties.get(String.valueOf(name))), where + "." + name);
                } else {
                    assertThat(types(resolve((Schema<?>) properties.get(String.valueOf(name)))))
                            .as(where + "." + name)
                            .contains("null");
                }
            });
        } else if (value instanceof List<?> list) {
            list.forEach(each -> members(each, resolve(schema.getItems()), where + "[]"));
        } else {
            assertThat(types(schema)).as(where + " = " + value).contains(type(value));
        }
    }

    private Schema<?> resolve(@Nullable Schema<?> schema) {
        assertThat(schema).isNotNull();
        if (schema.get$ref() == null) {
            return schema;
        }
        return document.getComponents()
                .getSchemas()
                .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
    }

    private static Set<String> types(Schema<?> schema) {
        return schema.getTypes() == null ? Set.of(String.valueOf(schema.getType())) : schema.getTypes();
    }

    private static String type(Object value) {
        return value instanceof Boolean ? "boolean" : value instanceof Number ? "integer" : "string";
    }

    private Operation operation(String method, String path) {
        PathItem item = document.getPaths().entrySet().stream()
                .filter(each -> path.matches(each.getKey().replaceAll("\\{\\w+}", "[^/]+")))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not described"));
        Operation operation = item.readOperationsMap().get(PathItem.HttpMethod.valueOf(method));
        assertThat(operation).as(method + " " + path).isNotNull();
        return operation;
    }

    private static Set<String> scopes(Operation operation) {
        Set<String> scopes = new TreeSet<>();
        operation.getSecurity().forEach(each -> scopes.addAll(each.get("signet")));
        return scopes;
    }

    private static String read() {
        try {
            return new ClassPathResource("admin/openapi.yaml").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
