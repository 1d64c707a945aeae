package dev.signet.resource.token.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How this API says who it is to an authorization server ({@code client_secret_basic}). */
public final class BasicCredentials {

    private BasicCredentials() {}

    /** The {@code Authorization} header: id and secret encoded as a form's, and both together again (RFC 6749 §2.3.1). */
    public static String header(String clientId, String clientSecret) {
        byte[] octets = (encoded(clientId) + ":" + encoded(clientSecret)).getBytes(StandardCharsets.US_ASCII);
        return "Basic " + Base64.getEncoder().encodeToString(octets);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
