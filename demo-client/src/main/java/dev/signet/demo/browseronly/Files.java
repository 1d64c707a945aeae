package dev.signet.demo.browseronly;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.signet.demo.browseronly.Kiosk.File;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** Hands files out, with the headers that an app needs whose tokens are in its page: what runs there must be its own, and nothing else. */
record Files(Map<String, File> files, String policy) implements HttpHandler {

    /** @param destinations where scripts may send anything */
    Files(Map<String, File> files, Collection<String> destinations) {
        this(files, policy(destinations));
    }

    /**
     * No script but these files, none made of text (trusted types), no word to anybody but the server and the API, and no frame around
     * the page: neither another page's, nor one of its own in which a foreign script could quietly sign in.
     */
    private static String policy(Collection<String> destinations) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' "
                + String.join(" ", destinations)
                + "; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            secure(exchange.getResponseHeaders());
            boolean head = "HEAD".equals(exchange.getRequestMethod());
            File file = files.get(exchange.getRequestURI().getPath());
            if (!head && !"GET".equals(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
            } else if (file == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.getResponseHeaders().set("Content-Type", file.type());
                exchange.sendResponseHeaders(200, head ? -1 : file.bytes().length);
                if (!head) {
                    exchange.getResponseBody().write(file.bytes());
                }
            }
        }
    }

    private void secure(Headers headers) {
        headers.set("Content-Security-Policy", policy);
        // The address of an answer has a code in it.
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.set("Cache-Control", "no-cache");
    }
}
