package dev.signet.auth.endpoint.authorization.check;

import dev.signet.auth.login.waiting.Why;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SignedIn;
import org.jspecify.annotations.Nullable;

/** What happens next with an authorization request. */
public sealed interface Interaction {

    /** The request goes on, with this person's login. */
    record Proceed(SignedIn person) implements Interaction {}

    /** The client is told that there will be no code. */
    record Refuse(String error, String description) implements Interaction {}

    /** The person is shown a page; where none may be shown, the client is told that (§3.1.2.6). */
    sealed interface Page extends Interaction {
        Refuse instead();
    }

    /**
     * The person signs in.
     *
     * @param account whose login has to be made anew; null where it is not known who will sign in
     */
    record SignIn(Why why, @Nullable SessionId account) implements Page {

        static SignIn by(Why why) {
            return new SignIn(why, null);
        }

        static SignIn again(SignedIn person) {
            return new SignIn(Why.AGAIN, person.sid());
        }

        @Override
        public Refuse instead() {
            return new Refuse("login_required", "The person has to sign in.");
        }
    }

    /** The person says which of their accounts to use. */
    record ChooseAccount() implements Page {
        @Override
        public Refuse instead() {
            return new Refuse("account_selection_required", "The person has to choose an account.");
        }
    }
}
