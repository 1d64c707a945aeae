package dev.signet.auth.endpoint.authorization.check;

import dev.signet.auth.session.SignedIn;
import dev.signet.auth.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The answer is for the person in {@code id_token_hint} or in the claim {@code sub}, or there is none (OpenID Connect Core §3.1.2.1, §5.5.1).
 * Who signed in as somebody else is not asked a second time: the client hears of it.
 */
final class RequiredPerson implements Check {

    @Override
    public @Nullable Interaction on(Situation situation) {
        UserId required = situation.required();
        boolean another = required != null
                && situation
                        .person()
                        .map(SignedIn::userId)
                        .filter(required::equals)
                        .isEmpty();
        return another ? new Interaction.Refuse("login_required", "Another person is signed in.") : null;
    }
}
