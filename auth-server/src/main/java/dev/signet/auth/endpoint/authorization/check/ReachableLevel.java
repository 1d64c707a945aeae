package dev.signet.auth.endpoint.authorization.check;

import dev.signet.auth.session.Levels;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * A level that a client cannot do without and that nobody reaches here is told at once, before a person signs in for nothing (OpenID Connect
 * Core §5.5.1.1; the error is that of OpenID Connect Core Unmet Authentication Requirements 1.0 §2).
 */
final class ReachableLevel implements Check {

    @Override
    public @Nullable Interaction on(Situation situation) {
        boolean unmet = situation.asked().levelEssential()
                && Collections.disjoint(situation.asked().levels(), Levels.REACHABLE);
        return unmet
                ? new Interaction.Refuse("unmet_authentication_requirements", "No login here reaches a requested acr.")
                : null;
    }
}
