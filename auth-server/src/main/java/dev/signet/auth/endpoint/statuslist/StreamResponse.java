package dev.signet.auth.endpoint.statuslist;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The response that a stream is written to, until either the stream or the connector ends it. The connector uses its objects again
 * for the next request: whoever touches them after the end would write to, or end, what is somebody else's by then.
 */
final class StreamResponse implements AsyncListener {

    private final AsyncContext request;
    private final Lock lock = new ReentrantLock();
    private boolean over;

    StreamResponse(AsyncContext request) {
        this.request = request;
        request.setTimeout(EventStreams.LONGEST.toMillis());
        request.addListener(this);
    }

    /** @throws IOException if nobody reads any more; the connector ends the response then */
    void write(String text) throws IOException {
        lock.lock();
        try {
            if (over) {
                throw new IOException("the response has ended");
            }
            request.getResponse().getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            request.getResponse().flushBuffer();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the response, if that has not happened yet. */
    void end() {
        lock.lock();
        try {
            if (!over) {
                over = true;
                request.complete();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The reader has gone, which is no error that a page should be shown for. */
    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        lock.lock();
        try {
            over = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
