package dev.signet.auth.endpoint.authorization.asked;

import dev.signet.auth.grant.claims.ClaimsRequest;
import dev.signet.auth.grant.claims.ClaimsRequest.Wanted;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the parameter {@code claims} asks of the login (OpenID Connect Core §5.5): a certain person (§5.5.1, {@code sub}) and a level
 * ({@code acr}, §5.5.1.1). {@code auth_time} is in every ID token.
 *
 * @param sub the only person whose login is an answer; null for anybody
 * @param acr the levels that are asked for; empty for none in particular
 * @param acrEssential whether a lower level is no answer
 */
record ClaimsAsked(@Nullable String sub, Set<String> acr, boolean acrEssential) {

    static final ClaimsAsked NOTHING = new ClaimsAsked(null, Set.of(), false);

    ClaimsAsked {
        acr = Set.copyOf(acr);
    }

    /** Empty if {@code text} is not what the parameter may be, or asks for two people at once. */
    static Optional<ClaimsAsked> parse(String text) {
        return ClaimsRequest.parse(text).flatMap(ClaimsAsked::read);
    }

    private static Optional<ClaimsAsked> read(ClaimsRequest claims) {
        Wanted acr = claims.idToken().getOrDefault("acr", Wanted.ANY);
        Set<JsonNode> people = new LinkedHashSet<>();
        people.addAll(claims.idToken().getOrDefault("sub", Wanted.ANY).values());
        people.addAll(claims.userinfo().getOrDefault("sub", Wanted.ANY).values());
        boolean wellFormed = people.size() <= 1
                && people.stream().allMatch(JsonNode::isString)
                && acr.values().stream().allMatch(JsonNode::isString);
        if (!wellFormed) {
            return Optional.empty();
        }
        Set<String> levels = new LinkedHashSet<>();
        acr.values().forEach(level -> levels.add(level.stringValue()));
        return Optional.of(new ClaimsAsked(
                people.stream().findFirst().map(JsonNode::stringValue).orElse(null),
                levels,
                acr.essential() && !levels.isEmpty()));
    }
}
