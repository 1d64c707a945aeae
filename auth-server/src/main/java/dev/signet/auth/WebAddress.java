package dev.signet.auth;

import static dev.signet.auth.BadConfiguration.require;

import java.net.URI;
import java.util.Set;

/** What an address must be like that this server or a browser calls because a setting names it. */
public final class WebAddress {

    private static final int LONGEST = 2_000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private WebAddress() {}

    /** Whether it names this very machine: plain http is for those who try something out on it. */
    public static boolean isLoopback(URI uri) {
        return LOOPBACK.contains(String.valueOf(uri.getHost()));
    }

    /** @throws BadConfiguration for {@code property} if it is no address of the web, or nothing protects it on its way */
    public static void check(String property, URI uri, String example) {
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        require(
                web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null,
                property,
                "is not an absolute web address without fragment and user",
                "Write for example " + example + ".");
        require(
                uri.toString().length() <= LONGEST,
                property,
                "is longer than " + LONGEST + " characters",
                "Write a shorter address.");
        require(
                "https".equals(uri.getScheme()) || isLoopback(uri),
                property,
                "is reached by plain http on another machine",
                "Use https; http is for localhost, 127.0.0.1 and [::1] alone.");
    }
}
