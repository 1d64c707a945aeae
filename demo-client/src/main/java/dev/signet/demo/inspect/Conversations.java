package dev.signet.demo.inspect;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the conversation of a browser by its session, and by nothing else. One whose session ended is kept for a while without its secrets,
 * under the name that the browser still sends: how the end came about is worth seeing, and the next session goes on with it.
 */
@Component
public class Conversations {

    private static final String ATTRIBUTE = "demo.conversation";
    private static final int ENDED_REMEMBERED = 200;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Set<Conversation> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Ended> ended = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ended> eldest) {
            return size() > ENDED_REMEMBERED;
        }
    });
    private final Clock clock;

    Conversations(Clock clock) {
        this.clock = clock;
    }

    private record Ended(Conversation conversation, Instant at) {}

    /** A new one, which nobody finds before it is {@linkplain #keep kept}. */
    public Conversation begin() {
        return new Conversation(this::hasEnded);
    }

    /** The one of this request's browser, in its session or left over from the one before. */
    public Optional<Conversation> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .flatMap(this::of)
                .or(() -> ended(request.getRequestedSessionId()));
    }

    /** The one in this session. */
    public Optional<Conversation> of(HttpSession session) {
        try {
            return session.getAttribute(ATTRIBUTE) instanceof Conversation conversation
                    ? Optional.of(conversation)
                    : Optional.empty();
        } catch (IllegalStateException endedMeanwhile) {
            return ended(session.getId());
        }
    }

    /** Lays it into the request's session, if there is one and it has none. */
    public void keep(HttpServletRequest request, Conversation conversation) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        try {
            if (of(session).isEmpty()) {
                ended.values().removeIf(each -> each.conversation() == conversation);
                open.add(conversation);
                session.setAttribute(ATTRIBUTE, conversation);
            }
        } catch (IllegalStateException endedMeanwhile) {
            open.remove(conversation);
        }
    }

    /** Whoever comes first with the name of an ended session has the next one go on with its conversation, a page's script too. */
    public void handOver(HttpServletRequest request) {
        ended(request.getRequestedSessionId()).ifPresent(conversation -> keep(request, conversation));
    }

    /** How far the conversation has come of the session of this name, alive or ended; 0 without one. No use of the session. */
    public long version(@Nullable String session) {
        if (session == null) {
            return 0;
        }
        return open.stream()
                .filter(conversation -> conversation.liesIn(session))
                .findFirst()
                .or(() -> ended(session))
                .map(Conversation::version)
                .orElse(0L);
    }

    private Optional<Conversation> ended(@Nullable String session) {
        Instant oldest = clock.instant().minus(REMEMBERED);
        ended.values().removeIf(each -> each.at().isBefore(oldest));
        return Optional.ofNullable(session).map(ended::get).map(Ended::conversation);
    }

    private void hasEnded(Conversation conversation, String session) {
        open.remove(conversation);
        ended.put(session, new Ended(conversation, clock.instant()));
    }
}
