package dev.signet.demo.inspect.record;

import dev.signet.demo.inspect.Kind;
import dev.signet.demo.inspect.Message;
import dev.signet.demo.inspect.Party;
import dev.signet.demo.settings.DemoProperties;
import java.net.URI;
import java.util.Locale;

/**
 * Tells what a request of this app is for: by what is in it, and only then by its address, for every provider has addresses of its own.
 */
final class Outgoing {

    private Outgoing() {}

    /** Whom it is for. Where both live at one address, the API's are the paths that begin with {@code /api/} and {@code /compare/}. */
    static Party to(URI address, DemoProperties settings) {
        boolean atApi = sameOrigin(address, settings.api());
        if (atApi && sameOrigin(settings.api(), settings.issuer())) {
            String path = address.getPath();
            return path.startsWith("/api/") || path.startsWith("/compare/") ? Party.API : Party.SIGNET;
        }
        return atApi ? Party.API : Party.SIGNET;
    }

    static Kind kind(URI address, Message asked) {
        return switch (asked.open("grant_type")) {
            case "" -> byPath(address.getPath().toLowerCase(Locale.ROOT));
            case "authorization_code" -> Kind.CODE_EXCHANGE;
            case "refresh_token" -> Kind.REFRESH;
            case "client_credentials" -> Kind.CLIENT_CREDENTIALS;
            default -> Kind.TOKEN_REQUEST;
        };
    }

    private static Kind byPath(String path) {
        if (path.contains("/.well-known/")) {
            return Kind.DISCOVERY;
        }
        if (path.contains("introspect")) {
            return Kind.INTROSPECTION;
        }
        if (path.contains("revo")) {
            return Kind.REVOCATION;
        }
        if (path.contains("userinfo")) {
            return Kind.USER_INFO;
        }
        return path.contains("jwks") || path.contains("certs") || path.contains("keys") ? Kind.KEYS : Kind.OTHER;
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equals(other.getScheme()) && one.getAuthority().equals(other.getAuthority());
    }
}
