package dev.signet.resource.token.opaque;

import dev.signet.resource.token.http.BasicCredentials;
import dev.signet.resource.token.http.LimitedBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an introspection endpoint (RFC 7662 §2). Redirects are not followed, and time and size of the answer are limited: whatever is
 * no answer in time is an outage, never a verdict. Not more than {@value #MOST_QUESTIONS} questions are open at a time: anybody can make
 * up tokens, and the server must not be flooded with them from here.
 */
final class IntrospectionClient {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_QUESTIONS = 64;
    private static final int OK = 200;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final HttpClient http;
    private final URI address;
    private final String authorization;
    private final Duration timeout;
    private final JsonMapper json;
    private final Semaphore questions = new Semaphore(MOST_QUESTIONS);

    IntrospectionClient(URI address, String clientId, String clientSecret, Duration timeout, JsonMapper json) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
        this.address = address;
        this.authorization = BasicCredentials.header(clientId, clientSecret);
        this.timeout = timeout;
        this.json = json;
    }

    /** What is said of an active token, without {@code active}; empty when it is not active. Fails when nothing is said in time. */
    CompletableFuture<Optional<Map<String, Object>>> ask(String token) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&token_type_hint=access_token"))
                .timeout(timeout)
                .build();
        if (!questions.tryAcquire()) {
            return CompletableFuture.failedFuture(unusable("is asked about enough tokens already"));
        }
        return send(request)
                .exceptionallyCompose(
                        failure -> isHangUp(failure) ? send(request) : CompletableFuture.failedFuture(failure))
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> questions.release())
                .thenApply(this::read);
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        return http.sendAsync(request, head -> new LimitedBody(MOST_BYTES));
    }

    /** A kept connection that the server closed just now, which is worth a second try: asking changes nothing. */
    private static boolean isHangUp(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof IOException
                && !(cause instanceof ConnectException)
                && !(cause instanceof HttpTimeoutException);
    }

    private Optional<Map<String, Object>> read(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != OK) {
            throw unusable("answered " + answer.statusCode());
        }
        try {
            Map<String, Object> members = json.readValue(answer.body(), OBJECT);
            Object active = members == null ? null : members.remove("active");
            if (members == null || !(active instanceof Boolean said)) {
                throw unusable("does not say whether the token is active");
            }
            return said ? Optional.of(members) : Optional.empty();
        } catch (JacksonException malformed) {
            throw unusable("did not answer with a JSON object");
        }
    }

    private UncheckedIOException unusable(String problem) {
        return new UncheckedIOException(new IOException(address + " " + problem));
    }
}
