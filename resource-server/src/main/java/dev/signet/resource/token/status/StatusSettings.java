package dev.signet.resource.token.status;

import dev.signet.resource.token.status.push.PushSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon a token that was taken back must be refused, and what to do when that cannot be known ({@code signet.resource.status.*}).
 *
 * @param required refuses tokens that name no status list: nobody could take them back. Every token of Signet names one.
 * @param maxStaleness how old the knowledge of a token's status may be, counted from when the list was asked for. Lists are
 *     asked for at least twice in that time.
 * @param whenStale what happens beyond it. To serve means that a token which was taken back opens this API for as long as
 *     the issuer cannot be reached, at most until the list itself expires.
 * @param timeout how long one fetch may take, and how long the first token of a list that was never seen waits for it
 * @param maxLists how many lists are kept, so that no flood of tokens fills the memory; tokens of further ones are answered 503
 * @param push as whom this API asks to be told of changes at once
 */
public record StatusSettings(
        @DefaultValue("true") boolean required,
        @DefaultValue("2s") Duration maxStaleness,
        @DefaultValue("refuse") WhenStale whenStale,
        @DefaultValue("2s") Duration timeout,
        @DefaultValue("1000") int maxLists,
        @NestedConfigurationProperty @DefaultValue PushSettings push) {

    /** What is answered when the newest copy of a token's list is too old. */
    public enum WhenStale {
        /** "Later" (503): nobody is let in whose token may have been taken back. */
        REFUSE,
        /** What the old copy says, and a count of how often that happened. */
        SERVE
    }
}
