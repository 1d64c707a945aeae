package dev.signet.auth.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that is told of changed status lists, and reads server-sent events as HTML's §9.2 says. */
public final class ListEvents implements AutoCloseable {

    /** That of a comment, by which the server shows that it is there. */
    public static final String HEARTBEAT = "heartbeat";

    /** That of what the reader notes when the stream has ended. */
    public static final String END = "end";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** @param id the last one that was sent, with this event or before */
    public record Event(String name, String id, String data) {}

    private ListEvents(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "list-events");
        reader.setDaemon(true);
        reader.start();
    }

    public static ListEvents open(OAuth oauth, TestClient client) {
        return open(oauth, client, null);
    }

    /** @param lastEventId what the client says it was told last; null for nothing */
    public static ListEvents open(OAuth oauth, TestClient client, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(oauth.uri("/status/events"))
                .header("Accept", "text/event-stream")
                .header("Authorization", client.basic());
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new ListEvents(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The next event that is no heartbeat. */
    public Event next() {
        Event event = nextOrHeartbeat();
        return event.name().equals(HEARTBEAT) ? next() : event;
    }

    public Event nextOrHeartbeat() {
        try {
            Event event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new AssertionError("no event, no heartbeat and no end within " + PATIENCE);
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All events up to the next one named {@code ready}, with it. */
    public List<Event> untilReady() {
        List<Event> all = new ArrayList<>();
        do {
            all.add(next());
            if (all.get(all.size() - 1).name().equals(END)) {
                throw new AssertionError("the stream has ended, answered with " + status());
            }
        } while (!all.get(all.size() - 1).name().equals("ready"));
        return all;
    }

    /** Reads on until there is one about this list. */
    public Event nextAbout(String uri) {
        Event event = next();
        while (!event.data().equals(uri)) {
            if (event.name().equals(END)) {
                throw new AssertionError("the stream has ended");
            }
            event = next();
        }
        return event;
    }

    /** Reads on until the stream ends. */
    public void awaitEnd() {
        while (!next().name().equals(END)) {
            // what is told meanwhile is of no interest
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String name = "";
            String id = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    events.add(new Event(HEARTBEAT, id, ""));
                } else if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    data = line.substring("data: ".length());
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(name, id, data));
                    name = "";
                    data = "";
                }
            }
        } catch (IOException cut) {
            // ends here as well
        }
        events.add(new Event(END, "", ""));
    }
}
