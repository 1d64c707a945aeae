package dev.signet.auth.endpoint.authorization.check;

import dev.signet.auth.endpoint.authorization.asked.AuthenticationAsked;
import dev.signet.auth.login.waiting.WaitingRequest;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A request and the browser that brought it.
 *
 * @param required the one person whose login is an answer; null for anybody
 * @param signedIn everybody who is signed in in this browser
 * @param current which of them the browser is used as; null where nobody is, or where that has to be said anew
 * @param waiting this request as it waited here before; null if it is new
 */
public record Situation(
        AuthenticationAsked asked,
        @Nullable UserId required,
        List<SignedIn> signedIn,
        @Nullable SignedIn current,
        @Nullable WaitingRequest waiting,
        Instant now) {

    public Situation {
        signedIn = List.copyOf(signedIn);
    }

    /** Who signed in or was chosen for this very request. */
    Optional<SignedIn> answered() {
        return Optional.ofNullable(waiting)
                .flatMap(WaitingRequest::account)
                .flatMap(sid -> find(person -> person.sid().equals(sid)));
    }

    /** Whose login would be the answer: who was chosen, else who is required, else who is hinted at, else who is there. */
    Optional<SignedIn> person() {
        return answered().or(this::expected);
    }

    private Optional<SignedIn> expected() {
        if (required != null) {
            return find(person -> person.userId().equals(required));
        }
        String hint = asked.loginHint();
        return Optional.ofNullable(hint)
                .flatMap(name -> find(person -> person.username().equalsIgnoreCase(name.strip())))
                .or(() -> Optional.ofNullable(current));
    }

    private Optional<SignedIn> find(Predicate<SignedIn> which) {
        return signedIn.stream().filter(which).findFirst();
    }
}
