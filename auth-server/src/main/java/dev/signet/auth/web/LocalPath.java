package dev.signet.auth.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path on this server, as a place to send a browser back to; whatever could lead elsewhere becomes the home page. */
final class LocalPath {

    private static final String HOME = "/";

    /** One slash, then no second one and no backslash, which browsers read as a slash: {@code //host} leads to another server. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]{0,2000}");

    private LocalPath() {}

    static String of(@Nullable String path) {
        return path != null && LOCAL.matcher(path).matches() ? path : HOME;
    }
}
