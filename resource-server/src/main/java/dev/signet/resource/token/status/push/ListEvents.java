package dev.signet.resource.token.status.push;

import dev.signet.resource.token.http.BasicCredentials;
import dev.signet.resource.token.status.push.EventReader.Event;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Stays connected to the stream of changes, on a thread of its own, and passes each hint on. When the connection breaks it comes back,
 * sooner or later by chance, so that not all APIs come at once; it says what it was told last, and is told what it missed.
 */
public final class ListEvents implements AutoCloseable {

    /** After so long without even a comment, the connection is taken for dead. */
    public static final Duration SILENCE = Duration.ofSeconds(15);

    private static final Log log = LogFactory.getLog(ListEvents.class);

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 30_000;
    private static final int OK = 200;
    private static final Pattern USABLE_ID = Pattern.compile("[\\x21-\\x7E]{1,100}");

    private final URI address;
    private final String credentials;
    private final Listener listener;
    private final Duration silence;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTING)
            .build();
    private final SecureRandom chance = new SecureRandom();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "status-events");

    private String lastId = "";
    private boolean failing;
    private volatile long heard;
    private volatile @Nullable InputStream stream;

    /** Who wants to know. */
    public interface Listener {

        /** The list at that address is said to have changed. */
        void changed(String uri);

        /** Any list may have changed unnoticed, because nobody was listening before. */
        void anyMayHaveChanged();
    }

    /** @param silence after how long without a word the connection is given up */
    public ListEvents(URI address, PushSettings settings, Duration silence, Listener listener) {
        this.address = address;
        this.credentials =
                BasicCredentials.header(String.valueOf(settings.clientId()), String.valueOf(settings.clientSecret()));
        this.silence = silence;
        this.listener = listener;
        thread.setDaemon(true);
    }

    /** Connects, now and for ever. */
    public void begin() {
        thread.start();
    }

    private void run() {
        int failures = 0;
        while (closed.getCount() > 0) {
            failures = listen() ? 0 : failures + 1;
            pause(FIRST_PAUSE << Math.min(failures, 10));
        }
    }

    private void pause(long about) {
        long most = Math.min(about, LONGEST_PAUSE);
        try {
            closed.await(most / 2 + chance.nextInt(Math.toIntExact(most)), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            closed.countDown();
        }
    }

    /** Returns when the connection is over: whether there was one. */
    private boolean listen() {
        boolean connected = false;
        try {
            HttpResponse<InputStream> response = http.send(request(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                connected = response.statusCode() == OK;
                if (!connected) {
                    throw new IOException("was answered with " + response.statusCode());
                }
                read(body);
            }
            throw new IOException("has ended");
        } catch (IOException broken) {
            report(connected, broken);
        } catch (InterruptedException stopped) {
            closed.countDown();
        }
        return connected;
    }

    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(CONNECTING)
                .header("Accept", "text/event-stream")
                .header("Authorization", credentials);
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        return request.build();
    }

    private void read(InputStream body) throws IOException {
        heard = System.nanoTime();
        stream = body;
        watch(body);
        EventReader events = new EventReader(body, () -> heard = System.nanoTime());
        for (Event event = events.next(); event != null; event = events.next()) {
            lastId = USABLE_ID.matcher(event.id()).matches() ? event.id() : lastId;
            if (event.name().equals("list")) {
                listener.changed(event.data());
            } else if (event.name().equals("ready")) {
                listener.anyMayHaveChanged();
                reportReady();
            }
        }
    }

    /** Closes a connection on which nobody has said anything for too long: a dead one never ends by itself. */
    private void watch(InputStream body) {
        CompletableFuture.delayedExecutor(silence.toMillis() / 2, TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (stream != body) {
                        return;
                    }
                    if (System.nanoTime() - heard > silence.toNanos()) {
                        close(body);
                    } else {
                        watch(body);
                    }
                });
    }

    private void report(boolean connected, IOException cause) {
        stream = null;
        if (!failing && !connected && closed.getCount() > 0) {
            failing = true;
            log.warn("The stream of changed status lists " + cause.getMessage() + "; they are asked for by the clock");
        }
    }

    private void reportReady() {
        if (failing) {
            failing = false;
            log.info("The stream of changed status lists is there again");
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        InputStream open = stream;
        if (open != null) {
            close(open);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException alreadyBroken) {
            log.trace("The stream was broken before it was closed", alreadyBroken);
        }
    }
}
