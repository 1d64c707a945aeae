package dev.signet.auth.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A browser without script that keeps no cookies and follows no redirects. */
final class Visitor {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final IntSupplier port;

    Visitor(IntSupplier port) {
        this.port = port;
    }

    /** An answer, and the page in it. */
    record Seen(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        /** The header of this name, or nothing. */
        String header(String name) {
            return String.join(", ", response.headers().allValues(name));
        }

        Document page() {
            return Jsoup.parse(response.body(), response.uri().toString());
        }
    }

    /** Opens {@code path} as a browser does, with further headers as name and value in turn. */
    Seen open(String path, String... headers) {
        HttpRequest.Builder request = request(path, headers);
        if (headers.length == 0 || !String.join(" ", headers).contains("Accept ")) {
            request.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        }
        return send(request.GET());
    }

    /** Opens {@code path} as a program does. */
    Seen ask(String path) {
        return send(request(path, "Accept", "application/json").GET());
    }

    /** Sends the theme and language form of a page, changed to these {@code fields}. */
    Seen prefer(Map<String, String> fields) {
        Seen page = open("/samples/login");
        String session = page.header("Set-Cookie").replaceAll("(?s)^.*?(JSESSIONID=[^;]+).*$", "$1");
        String token = page.page().select("#preferences [name=_csrf]").val();
        return post(form(fields) + "&_csrf=" + encoded(token), "Cookie", session);
    }

    Seen post(String body, String... headers) {
        return send(request("/preferences", headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://localhost:" + port.getAsInt()).resolve(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Seen send(HttpRequest.Builder request) {
        try {
            return new Seen(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
