package dev.signet.auth.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends requests to addresses that somebody else chose, and gets out of it whatever is there: to no machine that {@link ReachableAddresses}
 * leaves out, within the time of {@link OutboundProperties}, reading no more than the caller wants.
 *
 * <p>Deliberately absent: redirects, for they lead to addresses that nobody registered; retries, which are the caller's decision; cookies;
 * compressed answers, which grow when they are unpacked; proxies of the process, which would look names up themselves; and connections
 * that stay open.
 */
@Component
public class OutboundHttp implements DisposableBean {

    /** More at once than any caller sends. */
    static final int CONNECTIONS = 200;

    private static final int PART = 4_096;

    private final Timeout timeout;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "outbound-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    OutboundHttp(OutboundProperties properties, CheckedResolver resolver) {
        this.timeout = Timeout.of(properties.timeout());
        this.client = client(timeout, resolver);
    }

    /**
     * Posts a form.
     *
     * @param form in {@code application/x-www-form-urlencoded}
     * @param longest how many bytes of the answer are read; the connection is cut then
     */
    public Outcome post(URI address, String form, int longest) {
        HttpPost request = new HttpPost(address);
        request.setEntity(new StringEntity(form, ContentType.APPLICATION_FORM_URLENCODED));
        return send(request, longest);
    }

    /**
     * Asks for a document of JSON.
     *
     * @param longest how many bytes of the answer are read; the connection is cut then
     */
    public Outcome get(URI address, int longest) {
        HttpGet request = new HttpGet(address);
        request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
        return send(request, longest);
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }

    private Outcome send(HttpUriRequestBase request, int longest) {
        ScheduledFuture<?> deadline =
                deadlines.schedule(request::cancel, timeout.toMilliseconds(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(request), request, null);
            return new Outcome.Answered(response.getCode(), beginning(response, longest), cacheControl(response));
        } catch (IOException | HttpException failure) {
            return new Outcome.Failed(request.isCancelled() ? Outcome.Why.TIMED_OUT : why(failure));
        } finally {
            deadline.cancel(false);
            // Cut, not closed: closing politely would read the rest of whatever is sent.
            request.cancel();
        }
    }

    private static String cacheControl(ClassicHttpResponse response) {
        Header header = response.getFirstHeader(HttpHeaders.CACHE_CONTROL);
        return header == null ? "" : header.getValue();
    }

    /** What came of the body, also if the rest never came: who answers has answered. */
    private static byte[] beginning(ClassicHttpResponse response, int longest) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[Math.min(longest, PART)];
        try {
            HttpEntity entity = response.getEntity();
            @Nullable InputStream content = entity == null ? null : entity.getContent();
            int read = 0;
            while (content != null && read >= 0 && body.size() < longest) {
                read = content.read(part, 0, Math.min(part.length, longest - body.size()));
                body.write(part, 0, Math.max(read, 0));
            }
        } catch (IOException brokenOff) {
            return body.toByteArray();
        }
        return body.toByteArray();
    }

    private static Outcome.Why why(Exception failure) {
        if (failure instanceof ForbiddenAddressException) {
            return Outcome.Why.FORBIDDEN_ADDRESS;
        }
        if (failure instanceof UnknownHostException) {
            return Outcome.Why.UNKNOWN_HOST;
        }
        if (failure instanceof InterruptedIOException) {
            return Outcome.Why.TIMED_OUT;
        }
        return failure instanceof ConnectException
                        || failure instanceof NoRouteToHostException
                        || failure instanceof SSLException
                ? Outcome.Why.NOT_CONNECTED
                : Outcome.Why.BROKEN_OFF;
    }

    private static CloseableHttpClient client(Timeout timeout, CheckedResolver resolver) {
        return HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .setDefaultSocketConfig(
                                SocketConfig.custom().setSoTimeout(timeout).build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .setUserAgent("Signet")
                .build();
    }
}
