package dev.signet.auth.endpoint.authorization.request;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The parameters of an authorization request, wherever they stand. One without a value counts as one that was not sent (RFC 6749
 * §3.1), and is not here.
 */
public record RequestParameters(Map<String, List<String>> all) {

    /** What may be sent more than once: {@code resource} (RFC 8707 §2). */
    private static final Set<String> REPEATABLE = Set.of("resource");

    public RequestParameters {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        all.forEach((name, values) -> {
            List<String> filled =
                    values.stream().filter(value -> !value.isEmpty()).toList();
            if (!filled.isEmpty()) {
                sent.put(name, filled);
            }
        });
        all = Collections.unmodifiableMap(sent);
    }

    /** Those of the query, or of the form that was posted; what stands in both was sent twice. */
    public static RequestParameters of(HttpServletRequest request) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> all.put(name, Arrays.asList(values)));
        return new RequestParameters(all);
    }

    /** What {@link #encoded} made. */
    public static RequestParameters parse(String encoded) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            all.computeIfAbsent(decode(pair.substring(0, equals)), any -> new ArrayList<>())
                    .add(decode(pair.substring(equals + 1)));
        }
        return new RequestParameters(all);
    }

    public boolean has(String name) {
        return all.containsKey(name);
    }

    /** The value, if there is exactly one. */
    public @Nullable String single(String name) {
        List<String> values = all.getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0) : null;
    }

    /** Whether a parameter was sent more than once that may not be (RFC 6749 §3.1), known or not. */
    public boolean repeats() {
        return all.entrySet().stream()
                .anyMatch(sent -> sent.getValue().size() > 1 && !REPEATABLE.contains(sent.getKey()));
    }

    /** As {@code application/x-www-form-urlencoded}. */
    public String encoded() {
        return all.entrySet().stream()
                .flatMap(sent -> sent.getValue().stream().map(value -> encode(sent.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    /** These, and {@code name} exactly once. */
    public RequestParameters with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(all);
        more.put(name, List.of(value));
        return new RequestParameters(more);
    }

    /** All but those of these names. */
    public RequestParameters without(Collection<String> names) {
        Map<String, List<String>> others = new LinkedHashMap<>(all);
        others.keySet().removeAll(names);
        return new RequestParameters(others);
    }

    /** As the framework hands them on: a text where there is one value, an array of texts where there are several. */
    Map<String, Object> asFrameworkParameters() {
        Map<String, Object> converted = new LinkedHashMap<>();
        all.forEach((name, values) ->
                converted.put(name, values.size() == 1 ? values.get(0) : values.toArray(String[]::new)));
        return converted;
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return UriUtils.decode(text, StandardCharsets.UTF_8);
    }
}
