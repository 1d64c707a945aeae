package dev.signet.demo.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies by name, follows redirects one by one, finds the form token. */
public final class Browser {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String home;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private volatile String formToken = "";

    /** Every page this browser was shown. */
    public final List<String> pages = java.util.Collections.synchronizedList(new ArrayList<>());

    public Browser(String home) {
        this.home = home;
    }

    /** What came back: the last answer after any redirects. */
    public record Page(int status, URI address, String html, HttpResponse<String> response) {

        /** The text of the element with this hook; empty when there is none. */
        public String hook(String testId) {
            Matcher matcher = Pattern.compile("data-testid=\"" + testId + "\"[^>]*>(.*?)</", Pattern.DOTALL)
                    .matcher(html);
            return matcher.find() ? matcher.group(1).replaceAll("<[^>]+>", " ").strip() : "";
        }

        public boolean has(String testId) {
            return html.contains("data-testid=\"" + testId + "\"");
        }

        /** The name of the notice shown; empty when there is none. */
        public String notice() {
            Matcher matcher = Pattern.compile("data-notice=\"([A-Z_]+)\"").matcher(html);
            return matcher.find() ? matcher.group(1) : "";
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    public Page get(String path) {
        return follow(step("GET", absolute(path), Map.of()));
    }

    /** Posts a form with the token of the last page that had one. */
    public Page post(String path, Map<String, String> form) {
        return follow(postOnly(path, form));
    }

    public Page getOnly(String path) {
        return step("GET", absolute(path), Map.of());
    }

    public Page postOnly(String path, Map<String, String> form) {
        Map<String, String> whole = new LinkedHashMap<>(form);
        whole.put("_csrf", formToken);
        return step("POST", absolute(path), whole);
    }

    /** As if another page's form had posted: with our cookies, without our token. */
    public Page postWithoutToken(String path) {
        return follow(step("POST", absolute(path), Map.of("quantity", "1")));
    }

    public Page signIn() {
        return get("/oauth2/authorization/signet");
    }

    private URI absolute(String path) {
        return path.startsWith("http") ? URI.create(path) : URI.create(home + path);
    }

    private Page follow(Page page) {
        Page current = page;
        for (int hops = 0; current.status() / 100 == 3 && hops < 12; hops++) {
            current = step("GET", current.address().resolve(current.header("Location")), Map.of());
        }
        return current;
    }

    private Page step(String method, URI address, Map<String, String> form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if ("POST".equals(method)) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            remember(response);
            return new Page(response.statusCode(), address, response.body(), response);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void remember(HttpResponse<String> response) {
        for (String header : response.headers().allValues("Set-Cookie")) {
            String[] pair = header.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        pages.add(response.body());
        Matcher matcher = FORM_TOKEN.matcher(response.body());
        if (matcher.find()) {
            formToken = matcher.group(1);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
