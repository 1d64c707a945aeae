package dev.signet.demo.inspect.page;

import dev.signet.demo.inspect.Holder;
import dev.signet.demo.inspect.Kind;
import dev.signet.demo.inspect.Party;
import org.jspecify.annotations.Nullable;

/**
 * An exchange, as it may be shown.
 *
 * @param response {@code null} where there is none, or none yet
 * @param millis how long the answer took
 * @param coverable whether there is anything to uncover
 */
record Arrow(
        int number,
        Party from,
        Party to,
        Kind kind,
        Letter request,
        @Nullable Letter response,
        long millis,
        boolean coverable) {

    public Holder holder() {
        return kind.holder();
    }

    public String fromKey() {
        return "party." + from.id();
    }

    public String toKey() {
        return "party." + to.id();
    }

    public String holderKey() {
        return "holder." + holder().id();
    }

    /** Why there is no answer to be seen. */
    public String unansweredKey() {
        return switch (kind) {
            case AUTHORIZATION -> "arrow.unanswered.authorization";
            case END_SESSION -> "arrow.unanswered.end_session";
            default -> "arrow.unanswered";
        };
    }

    public String titleKey() {
        return "kind." + kind.id();
    }

    public String whyKey() {
        return "kind." + kind.id() + ".why";
    }

    /** Whether the answer is one that refuses, or none at all. */
    public boolean refused() {
        return response != null && (response.line().isEmpty() || response.line().compareTo("4") > 0);
    }

    /** Changes when there is something new to be seen of it. */
    public String state() {
        return response == null ? "under-way" : "over-" + coverable;
    }
}
