package dev.signet.auth.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
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
 * Keeps in the browser's session which SSO sessions it carries, by their {@code sid}s, and nothing else: who that is, and whether it
 * is still alive, its row says at each request. So a session that was ended opens nothing from that instant on, on any node,
 * whatever the browser or its store still hold. Only {@link SsoAuthentication} is kept; what a client or a token proved is for
 * one request alone.
 */
@Component
public class SsoContextRepository implements SecurityContextRepository {

    private final BrowserAccounts accounts;
    private final SsoSessions sessions;
    private final SessionProperties properties;

    SsoContextRepository(BrowserAccounts accounts, SsoSessions sessions, SessionProperties properties) {
        this.accounts = accounts;
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
            last(request, signedIn);
            accounts.put(request, signedIn);
        } else {
            accounts.findCurrentId(request).ifPresent(sid -> accounts.remove(request, sid));
        }
    }

    /** From now on the browser is used as {@code person}, who was here before. */
    public void use(HttpServletRequest request, SignedIn person) {
        last(request, person);
        accounts.use(request, person);
    }

    /** The browser's session lasts as long as any of its accounts; the browser keeps its cookie if each account may be kept. */
    private void last(HttpServletRequest request, SignedIn newest) {
        List<SignedIn> all = new ArrayList<>(List.of(newest));
        accounts.listSignedIn(request).stream()
                .filter(other -> !other.userId().equals(newest.userId()))
                .forEach(all::add);
        boolean anyRemembered = all.stream().anyMatch(SignedIn::remembered);
        request.getSession().setMaxInactiveInterval((int)
                properties.idleTimeout(anyRemembered).toSeconds());
        if (all.stream().allMatch(SignedIn::remembered)) {
            RememberedCookie.keep(request, properties.lifetime(true));
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return accounts.findCurrentId(request).isPresent();
    }

    /** The session that the browser carries though it is over, to be explained to its owner. */
    public Optional<SsoSession> findEnded(HttpServletRequest request) {
        return accounts.findCurrentId(request).flatMap(sessions::find).filter(session -> session.endedAt() != null);
    }

    private SecurityContext load(HttpServletRequest request) {
        return accounts.findCurrent(request)
                .<SecurityContext>map(signedIn -> new SecurityContextImpl(new SsoAuthentication(signedIn)))
                .orElseGet(SecurityContextHolder::createEmptyContext);
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
