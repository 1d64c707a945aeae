package dev.signet.auth.client;

import static dev.signet.auth.BadConfiguration.require;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.WebAddress;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a client is told that a session has ended, by the names of its metadata (OpenID Connect Back-Channel Logout 1.0 §2.2,
 * Front-Channel Logout 1.0 §2).
 *
 * @param backchannelLogoutUri where this server sends a logout token; null for nowhere
 * @param backchannelLogoutSessionRequired whether each token names a session, which the client needs to find what to end
 * @param frontchannelLogoutUri what the browser that signs out loads in a frame; null for nothing
 * @param frontchannelLogoutSessionRequired whether {@code iss} and {@code sid} are added to that address
 */
public record LogoutUris(
        @Nullable URI backchannelLogoutUri,
        @DefaultValue("false") boolean backchannelLogoutSessionRequired,
        @Nullable URI frontchannelLogoutUri,
        @DefaultValue("false") boolean frontchannelLogoutSessionRequired) {

    /** Of a client that is told nothing. */
    public static final LogoutUris NONE = new LogoutUris(null, false, null, false);

    private static final String BACK = ".backchannel-logout-";
    private static final String FRONT = ".frontchannel-logout-";

    /**
     * @param settings the full name of the client's settings, which a refusal begins with
     * @param redirectUris one of which shares its origin with the front-channel address
     * @throws BadConfiguration with the first rule that is broken
     */
    void check(String settings, Set<String> redirectUris) {
        checkUri(settings + BACK, backchannelLogoutUri, backchannelLogoutSessionRequired);
        checkUri(settings + FRONT, frontchannelLogoutUri, frontchannelLogoutSessionRequired);
        URI front = frontchannelLogoutUri;
        require(
                front == null || redirectUris.stream().anyMatch(each -> sameOrigin(front, URI.create(each))),
                settings + FRONT + "uri",
                "has another scheme, host or port than the client's redirect URIs",
                "Write an address of the application itself: what it loads signs its own users out.");
    }

    private static void checkUri(String prefix, @Nullable URI uri, boolean sessionRequired) {
        require(
                uri != null || !sessionRequired,
                prefix + "session-required",
                "is true, but there is no address",
                "Add " + prefix.substring(prefix.lastIndexOf('.') + 1) + "uri, or take this out.");
        if (uri == null) {
            return;
        }
        WebAddress.check(prefix + "uri", uri, "https://app.example.com/logout");
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }
}
