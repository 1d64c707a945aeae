package dev.signet.auth.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code act} claim (RFC 8693 §4.1): who acts, and nested in it who acted before. */
public final class Actors {

    static final String CLAIM = "act";

    private static final String SUBJECT = "sub";

    private Actors() {}

    /** Null where nobody is named. */
    public static @Nullable Map<String, Object> claim(List<String> actors) {
        Map<String, Object> claim = null;
        for (int i = actors.size() - 1; i >= 0; i--) {
            String actor = actors.get(i);
            claim = claim == null ? Map.of(SUBJECT, actor) : Map.of(SUBJECT, actor, CLAIM, claim);
        }
        return claim;
    }

    static List<String> read(@Nullable Object claim) {
        List<String> actors = new ArrayList<>();
        Object at = claim;
        while (at instanceof Map<?, ?> actor && actor.get(SUBJECT) instanceof String subject) {
            actors.add(subject);
            at = actor.get(CLAIM);
        }
        return actors;
    }
}
