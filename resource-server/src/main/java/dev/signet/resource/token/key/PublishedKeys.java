package dev.signet.resource.token.key;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys as the issuer serves them: at a given address, or at the {@code jwks_uri} of its metadata (RFC 8414). The
 * metadata's {@code issuer} must be the one that was asked (RFC 8414 §3.3). Redirects are not followed and documents are
 * limited in size, so that an answer from elsewhere is never taken for the issuer's.
 */
public final class PublishedKeys implements KeySource {

    private static final String WELL_KNOWN = "/.well-known/oauth-authorization-server";
    private static final int MOST_BYTES = 256 * 1024;

    private final URI address;
    private final boolean discovering;
    private final DefaultResourceRetriever http;

    /** Keys found through the issuer's metadata; the address is looked up at each fetch. */
    public static PublishedKeys ofIssuer(URI issuer, Duration timeout) {
        return new PublishedKeys(issuer, true, timeout);
    }

    /** Keys at an address that is known, without a look at the metadata. */
    public static PublishedKeys at(URI address, Duration timeout) {
        return new PublishedKeys(address, false, timeout);
    }

    private PublishedKeys(URI address, boolean discovering, Duration timeout) {
        this.address = address;
        this.discovering = discovering;
        this.http = new WithoutRedirects(Math.toIntExact(timeout.toMillis()));
    }

    @Override
    public VerificationKeys fetch() throws IOException {
        URI keySet = discovering ? discovered(address) : address;
        try {
            VerificationKeys keys = VerificationKeys.parse(read(keySet));
            if (keys.size() == 0) {
                throw new IOException(keySet + " holds no key that can verify an access token");
            }
            return keys;
        } catch (ParseException | IllegalArgumentException unreadable) {
            throw new IOException(keySet + " is not a JWK Set", unreadable);
        }
    }

    private URI discovered(URI issuer) throws IOException {
        URI metadata = metadataOf(issuer);
        try {
            Map<String, Object> claims = JSONObjectUtils.parse(read(metadata));
            if (!issuer.toString().equals(JSONObjectUtils.getString(claims, "issuer"))) {
                throw new IOException(metadata + " names another issuer than " + issuer);
            }
            return asSafe(metadata, JSONObjectUtils.getURI(claims, "jwks_uri"));
        } catch (ParseException | IllegalArgumentException unreadable) {
            throw new IOException(metadata + " is not authorization server metadata", unreadable);
        }
    }

    private static URI asSafe(URI metadata, @Nullable URI keySet) throws IOException {
        String scheme = keySet == null ? null : keySet.getScheme();
        if (keySet == null || !"https".equals(scheme) && !"http".equals(scheme)) {
            throw new IOException(metadata + " has no jwks_uri on the web");
        }
        if ("http".equals(scheme) && "https".equals(metadata.getScheme())) {
            throw new IOException(metadata + " has a jwks_uri that is less protected than itself");
        }
        return keySet;
    }

    /** The well-known path goes between host and path of the issuer (RFC 8414 §3.1). */
    static URI metadataOf(URI issuer) {
        String path = issuer.getRawPath() == null || issuer.getRawPath().equals("/") ? "" : issuer.getRawPath();
        return issuer.resolve(WELL_KNOWN + path);
    }

    private String read(URI address) throws IOException {
        return http.retrieveResource(address.toURL()).getContent();
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
