package dev.signet.auth.session;

import java.util.List;

/** What came of the wish to begin a session. */
public sealed interface Begun {

    /**
     * There is a session.
     *
     * @param tooMany the user's sessions that are now beyond the limit; the caller ends them
     */
    record Alive(SignedIn who, List<SessionId> tooMany) implements Begun {

        public Alive {
            tooMany = List.copyOf(tooMany);
        }
    }

    /** The user has as many sessions as they may, and none gives way. */
    record Full() implements Begun {}
}
