package dev.signet.resource.token.key;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;

/**
 * The keys as the issuer serves them at their address. Redirects are not followed and the document is limited in size, so
 * that an answer from elsewhere is never taken for the issuer's, nor a flood for an answer.
 */
public final class PublishedKeys implements KeySource {

    private static final int MOST_BYTES = 256 * 1024;

    private final URI address;
    private final DefaultResourceRetriever http;

    /**
     * Keys at an address.
     *
     * @param timeout for the connection, and again for each read
     */
    public PublishedKeys(URI address, Duration timeout) {
        this.address = address;
        this.http = new WithoutRedirects(Math.toIntExact(timeout.toMillis()));
    }

    @Override
    public VerificationKeys fetch() throws IOException {
        String document = http.retrieveResource(address.toURL()).getContent();
        try {
            VerificationKeys keys = VerificationKeys.parse(document);
            if (keys.size() == 0) {
                throw new IOException(address + " holds no key that can verify an access token");
            }
            return keys;
        } catch (ParseException | IllegalArgumentException unreadable) {
            throw new IOException(address + " is not a JWK Set", unreadable);
        }
    }

    private static final class WithoutRedirects extends DefaultResourceRetriever {

        WithoutRedirects(int timeoutMillis) {
            super(timeoutMillis, timeoutMillis, MOST_BYTES);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}
