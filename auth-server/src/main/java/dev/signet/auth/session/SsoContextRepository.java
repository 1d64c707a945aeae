package dev.signet.auth.session;

import dev.signet.auth.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps who is signed in, in the browser's session, as one line of text: no class of ours or of the framework is frozen there,
 * so that an upgrade signs nobody out. Only {@link SsoAuthentication} is kept; what a client or a token proved is for one
 * request alone.
 */
@Component
public class SsoContextRepository implements SecurityContextRepository {

    private static final String ATTRIBUTE = "signet.signed-in";
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 6;

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Loading(request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        SignedIn signedIn = SsoAuthentication.signedIn(context.getAuthentication());
        if (signedIn != null) {
            HttpSession session = request.getSession();
            session.setAttribute(ATTRIBUTE, write(signedIn));
            session.setAttribute(
                    FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                    signedIn.sid().toString());
        } else if (containsContext(request)) {
            request.getSession().removeAttribute(ATTRIBUTE);
            request.getSession().removeAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) != null;
    }

    private static SecurityContext load(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object kept = session == null ? null : session.getAttribute(ATTRIBUTE);
        SignedIn signedIn = kept instanceof String line ? read(line) : null;
        return signedIn == null
                ? SecurityContextHolder.createEmptyContext()
                : new SecurityContextImpl(new SsoAuthentication(signedIn));
    }

    private static String write(SignedIn signedIn) {
        return String.join(
                SEPARATOR,
                signedIn.userId().toString(),
                signedIn.sid().toString(),
                signedIn.authenticatedAt().toString(),
                String.join(" ", signedIn.methods()),
                Boolean.toString(signedIn.administrator()),
                signedIn.username());
    }

    /** Null for a line that this version cannot read: that browser signs in again. */
    private static @Nullable SignedIn read(String line) {
        String[] parts = line.split(SEPARATOR, PARTS);
        if (parts.length != PARTS) {
            return null;
        }
        return new SignedIn(
                UserId.parse(parts[0]),
                parts[5],
                Boolean.parseBoolean(parts[4]),
                SessionId.parse(parts[1]),
                Instant.parse(parts[2]),
                List.of(parts[3].split(" ")));
    }

    /** Reads the session when somebody asks who is signed in, not before: pages and keys for everybody cost no look-up. */
    private static final class Loading implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        Loading(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                context = load(request);
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
