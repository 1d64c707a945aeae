package dev.signet.auth.testing;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a query or a form, in order; a name may stand more than once. */
public record Parameters(List<Parameter> all) {

    public static final Parameters NONE = new Parameters(List.of());

    /** One name and its value. */
    public record Parameter(String name, String value) {}

    public Parameters {
        all = List.copyOf(all);
    }

    /** Those of the query of {@code uri}. */
    public static Parameters ofQuery(URI uri) {
        return parse(uri.getRawQuery());
    }

    static Parameters parse(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return NONE;
        }
        List<Parameter> found = new ArrayList<>();
        for (String pair : encoded.split("&")) {
            String[] halves = pair.split("=", 2);
            found.add(new Parameter(decode(halves[0]), halves.length == 2 ? decode(halves[1]) : ""));
        }
        return new Parameters(found);
    }

    /** With {@code name} exactly once. */
    public Parameters with(String name, String value) {
        return without(name).and(name, value);
    }

    /** With one more {@code name}. */
    public Parameters and(String name, String value) {
        List<Parameter> more = new ArrayList<>(all);
        more.add(new Parameter(name, value));
        return new Parameters(more);
    }

    public Parameters without(String name) {
        return new Parameters(
                all.stream().filter(each -> !each.name().equals(name)).toList());
    }

    public Optional<String> find(String name) {
        return all.stream()
                .filter(each -> each.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    public List<String> names() {
        return all.stream().map(Parameter::name).toList();
    }

    /** As {@code application/x-www-form-urlencoded}. */
    public String encoded() {
        return all.stream()
                .map(each -> encode(each.name()) + "=" + encode(each.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
