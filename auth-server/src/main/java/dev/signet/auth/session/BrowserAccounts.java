package dev.signet.auth.session;

import dev.signet.auth.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The accounts that one browser is signed in with, and which of them it is used as. The browser's session holds nothing but their
 * {@code sid}s; who they are and whether they are alive their rows say, all of them in one look-up for each request.
 */
@Component
public class BrowserAccounts {

    /** So many accounts may one browser have; the one that has not been used for longest makes room. */
    public static final int AT_MOST = 5;

    private static final String CARRIED = "signet.carried";
    private static final String LOOKED_UP = BrowserAccounts.class.getName();

    private final SsoSessions sessions;

    /**
     * Somebody who has signed in in a browser and did not sign out there.
     *
     * @param username for showing to its owner
     * @param name of the person, likewise
     * @param signedIn null if the session is over: it ran out, or was ended elsewhere
     */
    public record Account(
            SessionId sid,
            UserId user,
            String username,
            String name,
            @Nullable SignedIn signedIn) {}

    BrowserAccounts(SsoSessions sessions) {
        this.sessions = sessions;
    }

    /** All of them, the one that was used last first. Those whose end has been forgotten are left out. */
    @SuppressWarnings("unchecked")
    public List<Account> list(HttpServletRequest request) {
        Object known = request.getAttribute(LOOKED_UP);
        if (known instanceof List<?> accounts) {
            return (List<Account>) accounts;
        }
        Carried carried = Carried.of(request.getSession(false));
        List<Account> found = sessions.resume(carried.all(), carried.current());
        request.setAttribute(LOOKED_UP, found);
        return found;
    }

    /** The one in this session, alive or not. */
    public Optional<Account> find(HttpServletRequest request, @Nullable String sid) {
        return list(request).stream()
                .filter(account -> account.sid().toString().equals(sid))
                .findFirst();
    }

    /** Those whose sessions are alive. */
    public List<SignedIn> listSignedIn(HttpServletRequest request) {
        return list(request).stream()
                .map(Account::signedIn)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Who the browser is used as; empty if that session is over, or if nobody has said so since somebody signed out. */
    public Optional<SignedIn> findCurrent(HttpServletRequest request) {
        return findCurrentId(request)
                .flatMap(sid -> listSignedIn(request).stream()
                        .filter(person -> person.sid().equals(sid))
                        .findFirst());
    }

    /** The session that the browser is used in, be it alive or not. */
    Optional<SessionId> findCurrentId(HttpServletRequest request) {
        return Optional.ofNullable(Carried.of(request.getSession(false)).current());
    }

    /** From now on the browser is used as {@code person}, who was here before; its cookie is another. */
    public void use(HttpServletRequest request, SignedIn person) {
        request.changeSessionId();
        put(request, person);
    }

    /** Somebody has signed in: from now on the browser is used as them. Another session of theirs here is forgotten. */
    void put(HttpServletRequest request, SignedIn person) {
        List<Account> others = list(request).stream()
                .filter(account -> !account.user().equals(person.userId()))
                .toList();
        // Whoever is signed out gives way first.
        List<SessionId> kept = Stream.concat(
                        others.stream().filter(account -> account.signedIn() != null),
                        others.stream().filter(account -> account.signedIn() == null))
                .limit(AT_MOST - 1L)
                .map(Account::sid)
                .toList();
        List<SessionId> all = new ArrayList<>(List.of(person.sid()));
        others.stream().map(Account::sid).filter(kept::contains).forEach(all::add);
        new Carried(person.sid(), all).keepIn(request.getSession());
        request.removeAttribute(LOOKED_UP);
    }

    /** Somebody has signed out in this browser. Where nobody is left, its session goes, with all that is in it. */
    public void remove(HttpServletRequest request, SessionId sid) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        Carried left = Carried.of(session).without(sid);
        request.removeAttribute(LOOKED_UP);
        if (left.all().isEmpty()) {
            session.invalidate();
            return;
        }
        left.keepIn(session);
        request.changeSessionId();
    }

    /** Lets the accounts go over into another session of the same browser. */
    public void carry(HttpSession before, HttpServletRequest request) {
        List<SessionId> all = Carried.of(before).all();
        before.invalidate();
        if (!all.isEmpty()) {
            new Carried(null, all).keepIn(request.getSession());
        }
        request.removeAttribute(LOOKED_UP);
    }

    /**
     * What the browser's session holds, as one line of text, so that no class is frozen in a session.
     *
     * @param current the one that the browser is used as; null if nobody has said so since somebody signed out
     * @param all that browser's, with the current one
     */
    private record Carried(@Nullable SessionId current, List<SessionId> all) {

        private static final String SEPARATOR = " ";
        private static final String NOBODY = "-";

        static Carried of(@Nullable HttpSession session) {
            if (session == null || !(session.getAttribute(CARRIED) instanceof String line)) {
                return new Carried(null, List.of());
            }
            List<String> words = List.of(line.split(SEPARATOR));
            String current = words.get(0);
            return new Carried(
                    current.equals(NOBODY) ? null : SessionId.parse(current),
                    words.stream().skip(1).map(SessionId::parse).toList());
        }

        Carried without(SessionId sid) {
            return new Carried(
                    sid.equals(current) ? null : current,
                    all.stream().filter(each -> !each.equals(sid)).toList());
        }

        void keepIn(HttpSession session) {
            String line = Stream.concat(
                            Stream.of(current == null ? NOBODY : current.toString()),
                            all.stream().map(SessionId::toString))
                    .collect(Collectors.joining(SEPARATOR));
            session.setAttribute(CARRIED, line);
        }
    }
}
