package dev.signet.resource.token.status;

import dev.signet.resource.token.http.LimitedBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lists as the issuer serves them (§8.1, §8.2). Redirects are not followed, and an answer is limited in size and in time from the first
 * to the last byte.
 */
final class PublishedLists {

    /** What a list of the most bytes takes at worst, encoded in base64 twice. */
    static final int MOST_BYTES = 2 * StatusListVerifier.MOST_BYTES;

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final Pattern ETAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7E]{0,200}\"");

    private final Duration timeout;
    private final HttpClient http;

    PublishedLists(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * What stands at the address of a list.
     *
     * @param document not yet verified; null when it is still the one that the caller has
     * @param etag the name of this version, to ask with the next time
     */
    record Answer(@Nullable String document, @Nullable String etag) {}

    /**
     * Asks without waiting. What is returned fails with an {@link IOException}, or is cancelled when the time is over.
     *
     * @param etag of the version that the caller has, if any
     * @param pastCaches whether no cache on the way may answer; of several servers of Signet, whichever is asked then has what all
     *     of them know
     */
    CompletableFuture<Answer> fetch(String uri, @Nullable String etag, boolean pastCaches) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(uri)).timeout(timeout).header("Accept", "application/statuslist+jwt");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        if (pastCaches) {
            request.header("Cache-Control", "no-cache");
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request.build(), any -> new LimitedBody(MOST_BYTES));
        // The request's own timeout ends with the headers: a body may be sent a byte an hour.
        CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> answer.cancel(true));
        return answer.thenApply(response -> read(response, etag != null));
    }

    private static Answer read(HttpResponse<byte[]> response, boolean conditional) {
        String etag = response.headers()
                .firstValue("ETag")
                .filter(given -> ETAG.matcher(given).matches())
                .orElse(null);
        if (response.statusCode() == OK) {
            return new Answer(new String(response.body(), StandardCharsets.ISO_8859_1), etag);
        }
        if (response.statusCode() == NOT_MODIFIED && conditional) {
            return new Answer(null, etag);
        }
        throw new CompletionException(new IOException("was answered with " + response.statusCode()));
    }
}
