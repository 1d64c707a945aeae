package dev.signet.e2e;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A connection that sends any bytes at all, and reads answers as HTTP/1.1 frames them; opened anew when it was closed. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int LONGEST_LINE = 64 * 1024;

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    Wire(int port) {
        this.port = port;
    }

    /** What came back; {@code status} 0 where the server closed the connection instead. */
    record Answer(int status, String head, String body) {

        static final Answer NONE = new Answer(0, "", "");
    }

    /**
     * Sends the bytes of one request, and waits for the answer to it.
     *
     * @param bodiless whether an answer to it has no body whatever its headers say: to HEAD
     * @throws java.net.SocketTimeoutException if none comes
     */
    Answer send(byte[] request, boolean bodiless) throws IOException {
        Socket open = open();
        try {
            open.getOutputStream().write(request);
            open.getOutputStream().flush();
        } catch (IOException closedInMidRequest) {
            // What it has to say of a request that is too long may still be read.
        }
        try {
            return read(bodiless);
        } catch (java.net.SocketTimeoutException hanging) {
            close();
            throw hanging;
        } catch (IOException closed) {
            close();
            return Answer.NONE;
        }
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null || open.isClosed()) {
            open = new Socket("127.0.0.1", port);
            open.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(open.getInputStream());
            socket = open;
        }
        return open;
    }

    private Answer read(boolean bodiless) throws IOException {
        String first = line();
        while (first.startsWith("HTTP/1.1 100")) {
            line();
            first = line();
        }
        int status = Integer.parseInt(first.split(" ", 3)[1]);
        StringBuilder head = new StringBuilder(first).append('\n');
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.append(line).append('\n');
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).trim());
            }
            chunked |= header.startsWith("transfer-encoding:") && header.contains("chunked");
            last |= header.startsWith("connection:") && header.contains("close");
        }
        String body = bodiless ? "" : chunked ? chunks() : text(length);
        if (last) {
            close();
        }
        return new Answer(status, head.toString(), body);
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = chunk(); size > 0; size = chunk()) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().split(";")[0].trim(), 16);
    }

    private String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException();
            }
            if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
