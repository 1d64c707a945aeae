package dev.signet.auth.endpoint.authorization.asked;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the parameter {@code claims} asks of the ID token (OpenID Connect Core §5.5), as far as it changes anything here: a certain person
 * (§5.5.1, {@code sub}) and a level ({@code acr}, §5.5.1.1). {@code auth_time} is in every ID token. What is not understood is
 * ignored, as §5.5 says.
 *
 * @param sub the only person whose login is an answer; null for anybody
 * @param acr the levels that are asked for; empty for none in particular
 * @param acrEssential whether a lower level is no answer
 */
record ClaimsAsked(@Nullable String sub, Set<String> acr, boolean acrEssential) {

    static final ClaimsAsked NOTHING = new ClaimsAsked(null, Set.of(), false);

    private static final int LONGEST = 4_000;

    /** Two members of one name could be read as either: refused rather than guessed. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    ClaimsAsked {
        acr = Set.copyOf(acr);
    }

    /** Empty if {@code text} is no such JSON object, or too long to be one. */
    static Optional<ClaimsAsked> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode claims = JSON.readTree(text);
            JsonNode idToken = claims.path("id_token");
            boolean wellFormed = claims.isObject()
                    && absentOrObject(claims.path("userinfo"))
                    && absentOrObject(idToken)
                    && idToken.properties().stream().allMatch(claim -> absentOrObject(claim.getValue()));
            return wellFormed ? read(idToken) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<ClaimsAsked> read(JsonNode idToken) {
        JsonNode acr = idToken.path("acr");
        JsonNode essential = acr.path("essential");
        JsonNode sub = idToken.path("sub").path("value");
        boolean wellFormed = absent(essential, essential.isBoolean())
                && absent(sub, sub.isString())
                && absent(acr.path("value"), acr.path("value").isString())
                && absent(acr.path("values"), strings(acr.path("values")));
        if (!wellFormed) {
            return Optional.empty();
        }
        Set<String> levels = new LinkedHashSet<>();
        acr.path("values").forEach(level -> levels.add(level.stringValue()));
        if (acr.path("value").isString()) {
            levels.add(acr.path("value").stringValue());
        }
        return Optional.of(new ClaimsAsked(
                sub.isString() ? sub.stringValue() : null,
                levels,
                essential.isBoolean() && essential.booleanValue() && !levels.isEmpty()));
    }

    private static boolean absentOrObject(JsonNode node) {
        return absent(node, node.isObject());
    }

    private static boolean absent(JsonNode node, boolean orElse) {
        return node.isMissingNode() || node.isNull() || orElse;
    }

    private static boolean strings(JsonNode node) {
        return node.isArray() && node.valueStream().allMatch(JsonNode::isString);
    }
}
