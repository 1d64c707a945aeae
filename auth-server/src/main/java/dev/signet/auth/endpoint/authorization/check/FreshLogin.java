package dev.signet.auth.endpoint.authorization.check;

import dev.signet.auth.endpoint.authorization.asked.Prompt;
import dev.signet.auth.session.SignedIn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code prompt=login} and {@code max_age} (OpenID Connect Core §3.1.2.1): a login from before this request came, or from too long ago, is none.
 * What satisfies them is not its time but that it was made on the page that this request led to: a clock cannot say what came
 * first within a second.
 */
final class FreshLogin implements Check {

    /** So long may a browser take from the login back to here. */
    private static final Duration ON_THE_WAY = Duration.ofMinutes(10);

    @Override
    public @Nullable Interaction on(Situation situation) {
        SignedIn person = situation.person().orElseThrow();
        Duration age = Duration.between(person.authenticatedAt(), situation.now());
        Duration maxAge = situation.asked().maxAge();
        boolean wanted = situation.asked().prompt().contains(Prompt.LOGIN)
                || (maxAge != null && (maxAge.isZero() || age.compareTo(maxAge) > 0));
        boolean done =
                situation.waiting() != null && situation.waiting().provenBy(person) && age.compareTo(ON_THE_WAY) <= 0;
        return wanted && !done ? Interaction.SignIn.again(person) : null;
    }
}
