package dev.signet.resource.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An authorization server reduced to its keys and its status lists, which can go down, come back and change its keys. */
public final class TestIssuer implements AutoCloseable {

    private final ECKey ecKey = anEcKey("ec-1");
    private final RSAKey rsaKey = anRsaKey("rsa-1");
    private final AtomicInteger fetches = new AtomicInteger();
    private final Ed25519 ed25519Key = new Ed25519("ed-1");
    private final TestStatusLists statusLists = new TestStatusLists(this);
    private final TestListEvents listEvents = new TestListEvents();
    private final int port;
    private volatile List<JWK> published = List.of(ecKey, rsaKey, ed25519Key.published());
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    public TestIssuer() {
        this.port = start(0);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public URI keysUri() {
        return uri().resolve("/oauth2/jwks");
    }

    public ECKey ecKey() {
        return ecKey;
    }

    public RSAKey rsaKey() {
        return rsaKey;
    }

    public Ed25519 ed25519Key() {
        return ed25519Key;
    }

    public TestStatusLists statusLists() {
        return statusLists;
    }

    public TestListEvents listEvents() {
        return listEvents;
    }

    /** How often the key set was fetched. */
    public int fetches() {
        return fetches.get();
    }

    public void publish(JWK... keys) {
        published = List.of(keys);
    }

    /** Connections are refused from now on. */
    public void goDown() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    public void comeBack() {
        start(port);
    }

    @Override
    public void close() {
        goDown();
    }

    public static ECKey anEcKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static RSAKey anRsaKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int start(int wanted) {
        try {
            HttpServer started =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), wanted), 0);
            threads = Executors.newCachedThreadPool();
            started.setExecutor(threads);
            started.createContext("/status/", statusLists::handle);
            started.createContext("/status/events", listEvents::handle);
            started.createContext("/elsewhere", exchange -> answer(exchange, "<html></html>"));
            started.createContext("/oauth2/jwks", this::keys);
            started.createContext("/moved", exchange -> {
                exchange.getResponseHeaders().add("Location", "/oauth2/jwks");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            started.start();
            server = started;
            return started.getAddress().getPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void keys(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        answer(exchange, new JWKSet(published).toString(true));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
