package dev.signet.demo.inspect.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** A response of whose body the beginning was read; whoever reads it gets all of it. */
final class RecordedResponse implements ClientHttpResponse {

    private static final int HEAD_BYTES = 16 * 1024;

    private final ClientHttpResponse response;
    private final byte[] head;
    private final InputStream whole;

    RecordedResponse(ClientHttpResponse response) throws IOException {
        this.response = response;
        InputStream body = response.getBody();
        this.head = body.readNBytes(HEAD_BYTES);
        this.whole = new SequenceInputStream(new ByteArrayInputStream(head), body);
    }

    String head() {
        return new String(head, StandardCharsets.UTF_8);
    }

    @Override
    public InputStream getBody() {
        return whole;
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return response.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return response.getHeaders();
    }

    @Override
    public void close() {
        response.close();
    }
}
