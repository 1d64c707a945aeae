package dev.signet.e2e;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo's {@code cli}, which refreshes as fast as it can and presents the last token that it holds when an answer is lost. */
final class RefreshingClient {

    /** RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String REDIRECT = "http://127.0.0.1:1/callback";
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String issuer;
    private final Map<String, String> successors = new HashMap<>();
    private final List<String> statusIndexes = new ArrayList<>();
    private final List<String> trouble = new CopyOnWriteArrayList<>();
    private final Semaphore progress = new Semaphore(0);
    private final Thread thread = new Thread(this::refreshOnAndOn, "refreshing");
    private volatile boolean stopped;
    private volatile String accessToken = "";
    private String refreshToken = "";
    private String idToken = "";

    private RefreshingClient(String issuer) {
        this.issuer = issuer;
        thread.setDaemon(true);
    }

    /** Signs alice in, in a session of its own, and exchanges the code. */
    static RefreshingClient signIn(String issuer) {
        RefreshingClient client = new RefreshingClient(issuer);
        try {
            HttpResponse<String> answer = client.get(URI.create(issuer + "/oauth2/authorize?"
                    + form(Map.of(
                            "response_type", "code",
                            "client_id", "cli",
                            "redirect_uri", REDIRECT,
                            "scope", "openid",
                            "code_challenge", CHALLENGE,
                            "code_challenge_method", "S256"))));
            HttpResponse<String> login = client.get(location(answer));
            answer = client.post(
                    "/login",
                    Map.of(
                            "username",
                            "alice",
                            "password",
                            "wonderland",
                            "_csrf",
                            hidden("_csrf", login),
                            "request",
                            hidden("request", login)));
            while (!location(answer).toString().startsWith(REDIRECT)) {
                answer = client.get(location(answer));
            }
            client.take(client.post(
                    "/oauth2/token",
                    Map.of(
                            "grant_type",
                            "authorization_code",
                            "client_id",
                            "cli",
                            "redirect_uri",
                            REDIRECT,
                            "code_verifier",
                            VERIFIER,
                            "code",
                            first(location(answer).getQuery(), "code=([^&]+)"))));
            return client;
        } catch (IOException e) {
            throw new IllegalStateException("cannot sign in", e);
        }
    }

    void start() {
        thread.start();
    }

    /** Lets the refresh that is on its way come to its end. */
    void stop() {
        stopped = true;
        try {
            thread.join(ANSWER.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Returns when it has been answered from now on. */
    void awaitProgress(Duration patience) {
        progress.drainPermits();
        try {
            if (!progress.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                trouble.add("no answer for " + patience);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The newest that it was given. */
    String accessToken() {
        return accessToken;
    }

    /** Signs out of the session it came from, as an app sends the browser to do; returns when that is acknowledged. */
    void signOut() {
        try {
            HttpResponse<String> answer = get(URI.create(issuer + "/connect/logout?id_token_hint=" + idToken));
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException("cannot sign out: " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot sign out", e);
        }
    }

    /** What should not have happened; empty where all went well. */
    List<String> trouble() {
        return trouble;
    }

    /** List and index of each access token that it was given. Once it has stopped. */
    List<String> statusIndexes() {
        return statusIndexes;
    }

    private void refreshOnAndOn() {
        while (!stopped && trouble.isEmpty()) {
            String presented = refreshToken;
            try {
                HttpResponse<String> answer = post(
                        "/oauth2/token",
                        Map.of("grant_type", "refresh_token", "client_id", "cli", "refresh_token", presented));
                if (answer.statusCode() != 200) {
                    trouble.add(answer.statusCode() + " " + answer.body());
                    return;
                }
                take(answer);
            } catch (IOException killed) {
                pause();
                continue;
            }
            String before = successors.put(presented, refreshToken);
            if (before != null && !before.equals(refreshToken)) {
                trouble.add("a token has two successors");
            }
            progress.release();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void take(HttpResponse<String> answer) {
        refreshToken = first(answer.body(), "\"refresh_token\":\"([^\"]+)\"");
        accessToken = first(answer.body(), "\"access_token\":\"([^\"]+)\"");
        idToken = first(answer.body(), "\"id_token\":\"([^\"]+)\"");
        String payload = new String(
                Base64.getUrlDecoder().decode(first(answer.body(), "\"access_token\":\"[^.]+\\.([^.]+)\\.")),
                StandardCharsets.UTF_8);
        find(payload, "\"status_list\":(\\{[^}]*})").ifPresent(statusIndexes::add);
    }

    private HttpResponse<String> get(URI uri) throws IOException {
        return send(HttpRequest.newBuilder(uri));
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(issuer + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(
                    request.header("Accept", "text/html, application/json")
                            .timeout(ANSWER)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static URI location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(answer.uri()::resolve)
                .orElseThrow(() -> new IllegalStateException("no redirect: " + answer));
    }

    private static String hidden(String name, HttpResponse<String> page) {
        return first(page.body(), "name=\"" + name + "\"[^>]*value=\"([^\"]+)\"");
    }

    private static String form(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", pairs);
    }

    private static String first(String text, String pattern) {
        return find(text, pattern).orElseThrow(() -> new IllegalStateException("nothing there like " + pattern));
    }

    private static Optional<String> find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
