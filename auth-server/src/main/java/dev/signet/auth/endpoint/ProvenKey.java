package dev.signet.auth.endpoint;

import dev.signet.auth.Confirmation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The key that the sender of a request has proved to have. Whatever the method, whoever issues or accepts a token looks here; protocol
 * endpoints see no request where they do, so it is looked up and not handed through.
 */
public final class ProvenKey {

    private static final String KEY = ProvenKey.class.getName();
    private static final String TOKEN = KEY + ".token";

    private ProvenKey() {}

    /** Notes that the sender of {@code request} has that key. */
    public static void note(HttpServletRequest request, Confirmation key) {
        request.setAttribute(KEY, key);
    }

    /** As {@link #note(HttpServletRequest, Confirmation)}, with the access token that the proof was made for. */
    public static void note(HttpServletRequest request, Confirmation key, String accessToken) {
        note(request, key);
        request.setAttribute(TOKEN, accessToken);
    }

    /** That of the sender of {@code request}; empty if none was proved. */
    public static Optional<Confirmation> of(HttpServletRequest request) {
        return Optional.ofNullable((Confirmation) request.getAttribute(KEY));
    }

    /** The access token that came with a proof. */
    public static Optional<String> accessToken(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(TOKEN));
    }

    /** That of the sender of the request that this thread is answering. */
    public static Optional<Confirmation> current() {
        RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
        return attributes == null
                ? Optional.empty()
                : Optional.ofNullable((Confirmation) attributes.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST));
    }
}
