package dev.signet.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Calls one API with a token, a few hundred times a second, until it is refused or told to stop. */
final class Caller implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int ACCEPTED = 200;
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(4);

    private final URI address;
    private final Supplier<String> token;
    private final CountDownLatch accepted = new CountDownLatch(1);
    private final CountDownLatch refused = new CountDownLatch(1);
    private final AtomicLong calls = new AtomicLong();
    private final Thread thread = new Thread(this::callOnAndOn, "calling");
    private volatile boolean stopped;
    private volatile long lastAccepted;
    private volatile String refusal = "";

    private Caller(Application api, Supplier<String> token) {
        this.address = address(api);
        this.token = token;
    }

    private static URI address(Application api) {
        return URI.create(api.address() + "/api/me");
    }

    /** Whether the API lets the token in now. */
    static boolean isAccepted(Application api, String token) {
        try {
            return call(address(api), token).statusCode() == ACCEPTED;
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Begins, and returns when the first call was accepted. */
    static Caller start(Application api, Supplier<String> token) {
        Caller caller = new Caller(api, token);
        caller.thread.setDaemon(true);
        caller.thread.start();
        caller.await(caller.accepted, "accepted");
        return caller;
    }

    /** When the last accepted call was answered, on the clock of {@link System#nanoTime}; returns once one was refused. */
    long lastAccepted() {
        await(refused, "refused");
        return lastAccepted;
    }

    /** What ended the calls; empty as long as all were accepted. */
    String refusal() {
        return refusal;
    }

    long calls() {
        return calls.get();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(ANSWER.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void callOnAndOn() {
        while (!stopped) {
            try {
                HttpResponse<String> answer = call(address, token.get());
                if (answer.statusCode() != ACCEPTED) {
                    refusal = answer.statusCode() + " "
                            + answer.headers().firstValue("WWW-Authenticate").orElse("");
                    refused.countDown();
                    return;
                }
                lastAccepted = System.nanoTime();
                calls.incrementAndGet();
                accepted.countDown();
                Thread.sleep(PAUSE.toMillis());
            } catch (IOException e) {
                refusal = e.toString();
                refused.countDown();
                return;
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private static HttpResponse<String> call(URI address, String bearer) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + bearer)
                        .timeout(ANSWER)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void await(CountDownLatch latch, String what) {
        try {
            if (!latch.await(ANSWER.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("not " + what + " for " + ANSWER + ": " + List.of(address, refusal));
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
