package dev.signet.demo.cli;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** An OpenID provider, and an API, whose answers a test lays out beforehand; the last one is given again and again. */
final class Provider implements AutoCloseable {

    /** @param status 0 to hang up */
    record Said(int status, Map<String, Object> body) {}

    private final HttpServer server;
    private final ECKey key;
    private final Map<String, Deque<Said>> answers = new ConcurrentHashMap<>();

    /** What its metadata says; a test takes out what it is to lack. */
    final Map<String, Object> metadata = new HashMap<>();

    /** Every request, as {@code POST /token name=value&…}. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    Provider() throws IOException, JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
        metadata.put("issuer", issuer());
        for (String endpoint : List.of("authorization", "token", "userinfo", "revocation", "device_authorization")) {
            metadata.put(endpoint + "_endpoint", issuer() + "/" + endpoint);
        }
        metadata.put("jwks_uri", issuer() + "/keys");
        answer("/keys", 200, new JWKSet(key.toPublicJWK()).toJSONObject());
        answer("/revocation", 200, Map.of());
        answer("/userinfo", 200, Map.of("sub", "s-1", "preferred_username", "alice"));
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Lays out the next answer of a path. */
    Provider answer(String path, int status, Map<String, Object> body) {
        answers.computeIfAbsent(path, each -> new ConcurrentLinkedDeque<>()).add(new Said(status, body));
        return this;
    }

    /** The one answer of a path from now on. */
    Provider replace(String path, Map<String, Object> body) {
        answers.remove(path);
        return answer(path, 200, body);
    }

    /** From now on a path has no answer. */
    void forget(String path) {
        answers.remove(path);
    }

    Provider error(String path, String error) {
        return answer(path, 400, Map.of("error", error));
    }

    /** Tokens, with an ID token that a test may have changed. */
    Provider tokens(String name, Consumer<JWTClaimsSet.Builder> change) {
        return answer(
                "/token",
                200,
                Map.of(
                        "access_token",
                        "access-" + name,
                        "refresh_token",
                        "refresh-" + name,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        60,
                        "scope",
                        "openid orders:read",
                        "id_token",
                        idToken(change)));
    }

    Provider tokens(String name) {
        return tokens(name, claims -> {});
    }

    String idToken(Consumer<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("cli")
                .subject("s-1")
                .claim("preferred_username", "alice")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        change.accept(claims);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k").build(), claims.build());
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    /** The requests to a path. */
    List<String> asked(String path) {
        return asked.stream().filter(line -> line.split(" ")[1].equals(path)).toList();
    }

    static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : encoded.split("&")) {
            String[] halves = pair.split("=", 2);
            parameters.put(halves[0], halves.length < 2 ? "" : URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + path + " " + body);
            Said said = path.equals("/.well-known/openid-configuration") ? new Said(200, metadata) : next(path);
            if (said.status() == 0) {
                return;
            }
            byte[] bytes = JSONObjectUtils.toJSONString(said.body()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(said.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Said next(String path) {
        Deque<Said> left = answers.getOrDefault(path, new ArrayDeque<>());
        Said first = left.size() > 1 ? left.poll() : left.peek();
        return first == null ? new Said(404, Map.of()) : first;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
