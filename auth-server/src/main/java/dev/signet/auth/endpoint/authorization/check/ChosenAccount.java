package dev.signet.auth.endpoint.authorization.check;

import dev.signet.auth.endpoint.authorization.asked.Prompt;
import dev.signet.auth.login.waiting.Why;
import org.jspecify.annotations.Nullable;

/** {@code prompt=select_account}: the person says who they are here, for this request. Whoever has no account here yet signs in. */
final class ChosenAccount implements Check {

    @Override
    public @Nullable Interaction on(Situation situation) {
        if (!situation.asked().prompt().contains(Prompt.SELECT_ACCOUNT)
                || situation.answered().isPresent()) {
            return null;
        }
        return situation.signedIn().isEmpty() ? Interaction.SignIn.by(Why.NOBODY) : new Interaction.ChooseAccount();
    }
}
