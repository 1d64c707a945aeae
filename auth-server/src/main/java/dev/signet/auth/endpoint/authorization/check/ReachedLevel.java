package dev.signet.auth.endpoint.authorization.check;

import dev.signet.auth.session.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * A login of another level than the client cannot do without is made again. Levels that it would only like to have
 * ({@code acr_values}) hold nobody up: the ID token says which one it was.
 */
final class ReachedLevel implements Check {

    @Override
    public @Nullable Interaction on(Situation situation) {
        SignedIn person = situation.person().orElseThrow();
        boolean unmet = situation.asked().levelEssential()
                && !situation.asked().levels().contains(person.acr());
        return unmet ? Interaction.SignIn.again(person) : null;
    }
}
