package dev.signet.auth.login.waiting;

import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SignedIn;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits, and how far the person has come with it.
 *
 * @param id what pages call it: the digest of {@code page}. Not a secret; it leads nowhere but in the browser that it waits in
 * @param page path and parameters, as the browser will be sent there
 * @param since when it was put here last
 * @param answer who is to be its person; null while nobody has said so since it was first put here
 */
public record WaitingRequest(
        String id,
        String page,
        Instant since,
        Why why,
        @Nullable Answer answer) {

    private static final String SEPARATOR = "\t";
    private static final int PARTS = 5;
    private static final String NONE = "-";

    /**
     * What a person did for this one request.
     *
     * @param account whose session goes on
     * @param signedIn whether they proved who they are for it; or else they chose among those who had done so before
     */
    public record Answer(SessionId account, boolean signedIn) {}

    /** Whether {@code person} has proved who they are since this request asked for it, and because it did. */
    public boolean provenBy(SignedIn person) {
        return answer != null && answer.signedIn() && answer.account().equals(person.sid());
    }

    /** The account that was chosen or signed in for this request. */
    public Optional<SessionId> account() {
        return Optional.ofNullable(answer).map(Answer::account);
    }

    WaitingRequest answered(Answer by) {
        return new WaitingRequest(id, page, since, why, by);
    }

    /** As text, so that no class is frozen in a session. */
    String line() {
        String by = answer == null ? NONE : (answer.signedIn() ? "signed-in " : "chosen ") + answer.account();
        return String.join(SEPARATOR, id, since.toString(), why.name(), by, page);
    }

    /** Empty for what is no line of this version: whoever waits begins anew. */
    static Optional<WaitingRequest> read(@Nullable Object kept) {
        String[] parts = kept instanceof String line ? line.split(SEPARATOR, PARTS) : new String[0];
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        return Optional.of(new WaitingRequest(
                parts[0], parts[4], Instant.parse(parts[1]), Why.valueOf(parts[2]), readAnswer(parts[3])));
    }

    private static @Nullable Answer readAnswer(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? null : new Answer(SessionId.parse(text.substring(space + 1)), text.startsWith("signed-in"));
    }
}
