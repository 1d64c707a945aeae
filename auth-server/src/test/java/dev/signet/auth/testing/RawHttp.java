package dev.signet.auth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no well-behaved client would, and reads what comes back until the server closes the connection. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 20_000;

    private RawHttp() {}

    /** A whole response: status line, headers, body. */
    public record RawAnswer(String text) {

        public int status() {
            return Integer.parseInt(text.split(" ", 3)[1]);
        }
    }

    /** Sends the lines, each ended as HTTP demands, and the empty line after the headers; {@code body} as it is. */
    public static RawAnswer send(URI server, String body, String... lines) {
        try (Socket socket = new Socket("127.0.0.1", server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String head = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new RawAnswer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
