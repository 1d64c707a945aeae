package dev.signet.demo.testing;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A small authorization server, and a small orders API beside it: real HTTP, real signatures, PKCE checked, refresh tokens
 * rotated and their reuse refused. Signs everybody in as alice without asking.
 */
public final class SignetStub implements AutoCloseable {

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("orchard:orchard-secret".getBytes(StandardCharsets.UTF_8));

    private final HttpServer server;
    private final StubTokens tokens;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final Set<String> withheld = ConcurrentHashMap.newKeySet();
    private volatile StubMood mood = new StubMood();

    /** Everything that must never be seen on a page or in a log. */
    public final List<String> secrets = new CopyOnWriteArrayList<>();

    public final AtomicInteger refreshes = new AtomicInteger();
    public final AtomicInteger keyFetches = new AtomicInteger();
    public final AtomicInteger codeExchanges = new AtomicInteger();
    public volatile Map<String, String> lastAuthorization = Map.of();

    public SignetStub(int port) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        this.tokens = new StubTokens(issuer());
        server.setExecutor(Executors.newFixedThreadPool(24, task -> {
            Thread thread = new Thread(task, "stub");
            thread.setDaemon(true);
            return thread;
        }));
        on("/.well-known/openid-configuration", exchange -> StubHttp.json(exchange, 200, metadata()));
        on("/oauth2/authorize", this::authorize);
        on("/oauth2/token", this::token);
        on("/oauth2/jwks", this::keys);
        on("/userinfo", this::userInfo);
        on("/connect/logout", this::logout);
        server.createContext("/api/orders", exchange -> new StubOrders(tokens, mood).handle(exchange));
        on("/api/me", this::door);
        on("/compare/", this::door);
        server.start();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Good behaviour again, counters at zero. */
    public StubMood reset() {
        mood = new StubMood();
        refreshes.set(0);
        codeExchanges.set(0);
        return mood;
    }

    /** A logout token that is good. */
    public String logoutToken() {
        return logoutToken(claims -> {});
    }

    /** One whose claims a test changed. */
    public String logoutToken(Consumer<JWTClaimsSet.Builder> change) {
        return tokens.logoutToken("logout+jwt", change, false);
    }

    /** One that says that it is of another kind. */
    public String logoutToken(String type) {
        return tokens.logoutToken(type, claims -> {}, false);
    }

    /** One that somebody else signed. */
    public String forgedLogoutToken() {
        return tokens.logoutToken("logout+jwt", claims -> {}, true);
    }

    /** An ID token as it comes with a sign-in. */
    public String idToken() {
        return tokens.idToken(new StubMood(), "user-alice", "a-nonce");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void on(String path, Answer answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    /** Says nothing of these in its metadata from now on; an app reads them once. */
    public SignetStub without(String... members) {
        withheld.addAll(List.of(members));
        return this;
    }

    private Map<String, Object> metadata() {
        Map<String, Object> all = new HashMap<>(wholeMetadata());
        all.keySet().removeAll(withheld);
        return all;
    }

    private Map<String, Object> wholeMetadata() {
        return Map.ofEntries(
                Map.entry("issuer", issuer()),
                Map.entry("authorization_endpoint", issuer() + "/oauth2/authorize"),
                Map.entry("token_endpoint", issuer() + "/oauth2/token"),
                Map.entry("jwks_uri", issuer() + "/oauth2/jwks"),
                Map.entry("userinfo_endpoint", issuer() + "/userinfo"),
                Map.entry("end_session_endpoint", issuer() + "/connect/logout"),
                Map.entry("authorization_response_iss_parameter_supported", true),
                Map.entry("response_types_supported", List.of("code")),
                Map.entry("subject_types_supported", List.of("public")),
                Map.entry("id_token_signing_alg_values_supported", List.of("RS256")));
    }

    /** Another door of the API, at which a token is only counted as good or not. */
    private void door(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean good = tokens.issued(StubHttp.bearer(exchange)) && !mood.closedDoors.contains(path);
        if (!good) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        exchange.sendResponseHeaders(mood.missingDoors.contains(path) ? 404 : good ? 200 : 401, -1);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = StubHttp.parameters(exchange.getRequestURI().getRawQuery());
        lastAuthorization = asked;
        StubMood now = mood;
        StringBuilder location = new StringBuilder(asked.getOrDefault("redirect_uri", "/")).append('?');
        if (now.authorizationError != null) {
            location.append("error=").append(now.authorizationError);
        } else {
            String code = "code-" + UUID.randomUUID();
            codes.put(code, asked);
            secrets.add(code);
            location.append("code=").append(code);
        }
        String state = now.responseState != null ? now.responseState : asked.getOrDefault("state", "");
        location.append("&state=").append(URLEncoder.encode(state, StandardCharsets.UTF_8));
        String iss = now.responseIssuer != null ? now.responseIssuer : issuer();
        if (!iss.isEmpty()) {
            location.append("&iss=").append(URLEncoder.encode(iss, StandardCharsets.UTF_8));
        }
        StubHttp.redirect(exchange, location.toString());
    }

    private void token(HttpExchange exchange) throws IOException {
        if (mood.silent) {
            return;
        }
        Map<String, String> form = StubHttp.parameters(StubHttp.body(exchange));
        if (!BASIC.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            StubHttp.json(exchange, 401, Map.of("error", "invalid_client"));
        } else if ("authorization_code".equals(form.get("grant_type"))) {
            redeem(exchange, form);
        } else {
            refresh(exchange, form);
        }
    }

    private void redeem(HttpExchange exchange, Map<String, String> form) throws IOException {
        codeExchanges.incrementAndGet();
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        String challenge = asked == null ? null : asked.get("code_challenge");
        boolean proven = asked != null
                && StubTokens.sha256(form.getOrDefault("code_verifier", "")).equals(challenge)
                && "S256".equals(asked.get("code_challenge_method"))
                && form.getOrDefault("redirect_uri", "").equals(asked.get("redirect_uri"));
        if (asked == null || !proven) {
            StubHttp.json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        String idToken = tokens.idToken(mood, "user-alice", asked.getOrDefault("nonce", ""));
        answer(exchange, idToken);
    }

    private void refresh(HttpExchange exchange, Map<String, String> form) throws IOException {
        refreshes.incrementAndGet();
        StubHttp.pause(mood.refreshMillis);
        if (mood.grantsEnded || !refreshTokens.remove(form.getOrDefault("refresh_token", ""))) {
            StubHttp.json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        String subject = mood.refreshedSubject != null ? mood.refreshedSubject : "user-alice";
        answer(exchange, tokens.idToken(mood, subject, ""));
    }

    private void answer(HttpExchange exchange, String idToken) throws IOException {
        StubMood now = mood;
        String access = tokens.accessToken(now);
        String refresh = "refresh-" + UUID.randomUUID() + UUID.randomUUID();
        refreshTokens.add(refresh);
        secrets.addAll(List.of(access, refresh, idToken));
        StubHttp.json(
                exchange,
                200,
                Map.of(
                        "access_token",
                        access,
                        "refresh_token",
                        refresh,
                        "id_token",
                        idToken,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        now.lifetime,
                        "scope",
                        String.join(" ", now.scopes)));
    }

    private void keys(HttpExchange exchange) throws IOException {
        keyFetches.incrementAndGet();
        StubHttp.json(exchange, 200, new JWKSet(tokens.publicKeys()).toJSONObject());
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        if (!tokens.issued(StubHttp.bearer(exchange))) {
            StubHttp.json(exchange, 401, Map.of("error", "invalid_token"));
            return;
        }
        StubHttp.json(
                exchange,
                200,
                Map.of(
                        "sub", "user-alice",
                        "preferred_username", "alice",
                        "name", "Alice Liddell",
                        "email", "alice@example.org"));
    }

    private void logout(HttpExchange exchange) throws IOException {
        Map<String, String> asked = StubHttp.parameters(exchange.getRequestURI().getRawQuery());
        StubHttp.redirect(exchange, asked.getOrDefault("post_logout_redirect_uri", "/"));
    }
}
