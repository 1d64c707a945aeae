package dev.signet.demo.cli.outside;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one way out: TLS unless the address is this machine's own, no redirects followed, short patience, answers of bounded length. A
 * token endpoint never redirects, and following one would carry a token elsewhere.
 */
public final class Web {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 1024 * 1024;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    /**
     * The address behind a text that somebody wrote.
     *
     * @param what names the text in the sentence that refuses it
     * @throws Trouble unless it is https, or http on this machine
     */
    public static URI address(String what, String text) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException noAddress) {
            throw Trouble.usage(what + " is no address: write it like https://login.example.com.");
        }
        boolean here = "http".equals(address.getScheme()) && THIS_MACHINE.contains(String.valueOf(address.getHost()));
        if (address.getHost() == null || !("https".equals(address.getScheme()) || here)) {
            throw Trouble.usage(
                    what + " must be an https address; http is for this machine alone, such as http://localhost:9000.");
        }
        return address;
    }

    /** A GET; {@code authorization} is the header's value, empty for none. */
    public Answer get(URI address, String authorization) {
        return send(request(address, authorization).GET());
    }

    /** A POST of a form, as OAuth's endpoints take it. */
    public Answer post(URI address, Map<String, String> form, String authorization) {
        return send(request(address, authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form))));
    }

    /** A POST of JSON, as the orders API takes it. */
    public Answer post(URI address, Json body, String authorization) {
        return send(request(address, authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.write())));
    }

    /** {@code application/x-www-form-urlencoded}, in the order of the map. */
    public static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The same for one text. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Scheme, host and port: what of an address may be shown to a person. */
    public static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    private static HttpRequest.Builder request(URI address, String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", "application/json");
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private Answer send(HttpRequest.Builder request) {
        HttpRequest asked = request.build();
        try {
            HttpResponse<InputStream> response = client.send(asked, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                return new Answer(response.statusCode(), response.headers(), text);
            }
        } catch (IOException silent) {
            throw Trouble.noAnswer(
                    origin(asked.uri())
                            + " does not answer. If it is the demo's, ./run starts it; else look whether the address is right.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Trouble.noAnswer("Interrupted.");
        }
    }
}
