package dev.signet.auth.endpoint.authorization.check;

import org.jspecify.annotations.Nullable;

/** One reason why a request might not go on at once. */
@FunctionalInterface
interface Check {

    /** What has to happen first; null if there is nothing to it. */
    @Nullable
    Interaction on(Situation situation);
}
