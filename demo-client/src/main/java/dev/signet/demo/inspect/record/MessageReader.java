package dev.signet.demo.inspect.record;

import dev.signet.demo.inspect.Field;
import dev.signet.demo.inspect.Field.Place;
import dev.signet.demo.inspect.Message;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Makes messages of what HTTP carries, on both sides of this app. */
@Component
class MessageReader {

    private static final int LONGEST_BODY = 2_000;

    private final Headers headers;

    MessageReader(Headers headers) {
        this.headers = headers;
    }

    /** What the browser sent. A form's fields are read only once {@code parsed}: reading them earlier would be in the app's way. */
    Message request(HttpServletRequest request, boolean parsed) {
        List<Field> fields = new ArrayList<>(Parameters.read(Place.QUERY, request.getQueryString()));
        if (parsed && HttpMethod.POST.matches(request.getMethod())) {
            fields.addAll(form(request));
        }
        for (String name : Collections.list(request.getHeaderNames())) {
            Collections.list(request.getHeaders(name)).forEach(value -> fields.addAll(headers.read(name, value)));
        }
        return Message.of(request.getMethod() + " " + request.getRequestURI(), fields);
    }

    /** What the browser was answered; of a page its kind and not its text. */
    Message response(HttpServletResponse response) {
        List<Field> fields = new ArrayList<>();
        for (String name : response.getHeaderNames().stream().distinct().toList()) {
            response.getHeaders(name).forEach(value -> fields.addAll(headers.read(name, value)));
        }
        return Message.of(String.valueOf(response.getStatus()), fields);
    }

    /** What the app sends. */
    Message request(HttpMethod method, URI address, HttpHeaders sent, byte[] body) {
        List<Field> fields = new ArrayList<>(Parameters.read(Place.QUERY, address.getRawQuery()));
        String text = new String(body, StandardCharsets.UTF_8);
        boolean form = is(MediaType.APPLICATION_FORM_URLENCODED, sent.getContentType());
        fields.addAll(form ? Parameters.read(Place.FORM, text) : Parameters.members(text));
        fields.addAll(read(sent));
        return Message.of(method.name() + " " + address.getRawPath(), fields);
    }

    /** What the app was answered. */
    Message response(int status, HttpHeaders got, String body) {
        List<Field> fields = new ArrayList<>(Parameters.members(body));
        String rest = fields.isEmpty() ? SecretNames.clean(body) : "";
        fields.addAll(read(got));
        return new Message(String.valueOf(status), fields, rest.substring(0, Math.min(rest.length(), LONGEST_BODY)));
    }

    private List<Field> read(HttpHeaders all) {
        List<Field> fields = new ArrayList<>();
        all.forEach((name, values) -> values.forEach(value -> fields.addAll(headers.read(name, value))));
        return fields;
    }

    private static List<Field> form(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            return List.of();
        }
        List<Field> fields = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                fields.add(SecretNames.field(Place.FORM, name, value));
            }
        });
        return fields;
    }

    private static boolean is(MediaType wanted, @Nullable MediaType type) {
        return type != null && wanted.isCompatibleWith(type);
    }
}
