package dev.signet.auth.endpoint.authorization.check;

import java.util.List;

/** The checks, in the order in which they are asked. The first that has something to say is the answer. */
public final class Interactions {

    private static final List<Check> CHECKS = List.of(
            new ReachableLevel(), //   acr that is essential: can it be had at all?
            new ChosenAccount(), //    prompt=select_account
            new SomebodySignedIn(), // nobody, or not who is asked for
            new RequiredPerson(), //   id_token_hint, the claim sub
            new FreshLogin(), //       prompt=login, max_age
            new ReachedLevel()); //    acr that is essential: does this login have it?

    private Interactions() {}

    /** What happens next with a request. */
    public static Interaction next(Situation situation) {
        for (Check check : CHECKS) {
            Interaction found = check.on(situation);
            if (found != null) {
                return found instanceof Interaction.Page page
                                && situation.asked().silent()
                        ? page.instead()
                        : found;
            }
        }
        return new Interaction.Proceed(situation.person().orElseThrow());
    }
}
