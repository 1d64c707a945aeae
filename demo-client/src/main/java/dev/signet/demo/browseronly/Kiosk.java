package dev.signet.demo.browseronly;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Starts the app that lives in a browser alone: reads its files once, and hands them out. */
public final class Kiosk {

    private static final int THREADS = 4;
    private static final String PAGE = "/index.html";
    private static final List<String> FILES = List.of(
            PAGE,
            "/kiosk.css",
            "/kiosk.svg",
            "/js/app.js",
            "/js/encoding.js",
            "/js/idtoken.js",
            "/js/key.js",
            "/js/page.js",
            "/js/provider.js",
            "/js/thief.js",
            "/js/words.js");

    private Kiosk() {}

    public static void main(String[] arguments) {
        try {
            Settings settings = Settings.read(arguments, System.getenv());
            start(settings.port(), new Files(files(settings), settings.destinations()));
            start(
                    settings.healthPort(),
                    new Files(Map.of("/actuator/health/readiness", File.json("{\"status\":\"UP\"}")), List.of()));
            System.out.println("Kiosk is at http://localhost:" + settings.port());
        } catch (IllegalArgumentException | IOException unusable) {
            System.err.println("Kiosk cannot start. " + unusable.getMessage());
            System.exit(1);
        }
    }

    private static void start(int port, Files files) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", files);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.start();
    }

    /** By path. Nothing else is there: no folder is looked into. */
    private static Map<String, File> files(Settings settings) {
        Map<String, File> files = new LinkedHashMap<>();
        FILES.forEach(path -> files.put(path, File.of(path, read(path))));
        File page = File.of(PAGE, read(PAGE));
        files.put("/", page);
        // Where the authorization server sends the browser back to: the same page reads the answer.
        files.put("/callback", page);
        files.put(
                "/config.json",
                File.json(JSONObjectUtils.toJSONString(Map.of(
                        "issuer", settings.issuer().toString(),
                        "api", settings.api().toString(),
                        "clientId", settings.clientId(),
                        "scope", settings.scope()))));
        return files;
    }

    private static byte[] read(String path) {
        try (InputStream file = Kiosk.class.getResourceAsStream("/browser-only" + path)) {
            if (file == null) {
                throw new IllegalStateException("The jar lacks " + path);
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A file as it is sent.
     *
     * @param type for {@code Content-Type}
     */
    record File(String type, byte[] bytes) {

        static File of(String path, byte[] bytes) {
            String ending = path.substring(path.lastIndexOf('.') + 1);
            String type = switch (ending) {
                case "html" -> "text/html; charset=utf-8";
                case "css" -> "text/css; charset=utf-8";
                case "js" -> "text/javascript; charset=utf-8";
                case "svg" -> "image/svg+xml";
                default -> throw new IllegalArgumentException(path);
            };
            return new File(type, bytes);
        }

        static File json(String text) {
            return new File("application/json", text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
