package dev.signet.auth.endpoint.authorization.check;

import dev.signet.auth.login.waiting.Why;
import org.jspecify.annotations.Nullable;

/** Without a login there is no answer (OpenID Connect Core §3.1.2.3). */
final class SomebodySignedIn implements Check {

    @Override
    public @Nullable Interaction on(Situation situation) {
        if (situation.person().isPresent()) {
            return null;
        }
        if (situation.current() != null) {
            return Interaction.SignIn.by(Why.SOMEBODY_ELSE);
        }
        return situation.signedIn().isEmpty() || situation.required() != null
                ? Interaction.SignIn.by(Why.NOBODY)
                : new Interaction.ChooseAccount();
    }
}
