package dev.signet.demo.logout;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * The sessions of this app that somebody is signed in to, and which session of the authorization server each came from. An app on
 * several machines would keep this where all of them look; this one lives on one, as its sessions do.
 */
@Component
public class SignedInSessions {

    private static final String ATTRIBUTE = "demo.signed-in";
    private static final int ENDED_REMEMBERED = 1_000;

    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();

    /** Names of sessions that the server ended, to tell their owners why when they come back. The oldest are forgotten. */
    private final Set<String> ended = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > ENDED_REMEMBERED;
        }
    }));

    /** Somebody has signed in. The session leaves by itself when it ends, in whatever way. */
    public void add(HttpSession session, OidcUser user) {
        Visit visit = new Visit(session, Objects.requireNonNull(user.getSubject()), user.getClaimAsString("sid"));
        visits.add(visit);
        session.setAttribute(ATTRIBUTE, visit);
    }

    /** Whether somebody is signed in to the session of this name. Does not count as a use of it. */
    boolean contains(String name) {
        return visits.stream().anyMatch(visit -> visit.is(name));
    }

    /**
     * Ends the sessions that came from {@code sid}, or all of {@code subject} where that is null.
     *
     * @param before is told of each one while it still lives
     * @return how many
     */
    int end(@Nullable String sid, @Nullable String subject, Consumer<HttpSession> before) {
        int count = 0;
        for (Visit visit : visits) {
            boolean meant =
                    sid == null ? visit.subject.equals(subject) : sid.equals(visit.sid) && mayBe(visit, subject);
            if (meant && end(visit, before)) {
                count++;
            }
        }
        return count;
    }

    /** Whether the server ended the session of this name; true once. */
    boolean takeEnded(String name) {
        return ended.remove(name);
    }

    private static boolean mayBe(Visit visit, @Nullable String subject) {
        return subject == null || visit.subject.equals(subject);
    }

    private boolean end(Visit visit, Consumer<HttpSession> before) {
        try {
            before.accept(visit.session);
            ended.add(visit.session.getId());
            visit.session.invalidate();
            return true;
        } catch (IllegalStateException endedMeanwhile) {
            // By its owner or by time. That is the state we want.
            return false;
        }
    }

    /** One signed-in session; identical to itself alone. */
    private final class Visit implements HttpSessionBindingListener {

        private final HttpSession session;
        private final String subject;
        private final @Nullable String sid;

        Visit(HttpSession session, String subject, @Nullable String sid) {
            this.session = session;
            this.subject = subject;
            this.sid = sid;
        }

        boolean is(String name) {
            return session.getId().equals(name);
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            visits.remove(this);
        }
    }
}
