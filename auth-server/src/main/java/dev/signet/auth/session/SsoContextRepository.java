package dev.signet.auth.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps in the browser's session which SSO session it carries, by its {@code sid}, and nothing else: who that is, and whether it
 * is still alive, its row says at each request. So a session that was ended opens nothing from that instant on, on any node,
 * whatever the browser or its store still hold. Only {@link SsoAuthentication} is kept; what a client or a token proved is for
 * one request alone.
 */
@Component
public class SsoContextRepository implements SecurityContextRepository {

    private static final String ATTRIBUTE = "signet.sid";

    private final SsoSessions sessions;
    private final SessionProperties properties;

    SsoContextRepository(SsoSessions sessions, SessionProperties properties) {
        this.sessions = sessions;
        this.properties = properties;
    }

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
            session.setAttribute(ATTRIBUTE, signedIn.sid().toString());
            session.setMaxInactiveInterval(
                    (int) properties.idleTimeout(signedIn.remembered()).toSeconds());
            if (signedIn.remembered()) {
                RememberedCookie.keep(request, properties.lifetime(true));
            }
        } else if (containsContext(request)) {
            request.getSession().removeAttribute(ATTRIBUTE);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return carried(request) != null;
    }

    /** The session that the browser carries though it is over, to be explained to its owner. */
    public Optional<SsoSession> findEnded(HttpServletRequest request) {
        return Optional.ofNullable(carried(request))
                .flatMap(sessions::find)
                .filter(session -> session.endedAt() != null);
    }

    private SecurityContext load(HttpServletRequest request) {
        return Optional.ofNullable(carried(request))
                .flatMap(sessions::resume)
                .<SecurityContext>map(signedIn -> new SecurityContextImpl(new SsoAuthentication(signedIn)))
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    private static @Nullable SessionId carried(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String sid ? SessionId.parse(sid) : null;
    }

    /** Looks the session up when somebody asks who is signed in, not before: pages and keys for everybody cost no look-up. */
    private final class Loading implements DeferredSecurityContext {

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
