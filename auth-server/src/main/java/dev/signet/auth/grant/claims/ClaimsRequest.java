package dev.signet.auth.grant.claims;

import dev.signet.auth.user.profile.StandardClaims;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the parameter {@code claims} asks for (OpenID Connect Core §5.5): which claims, by their names, and where they are to be told.
 * Members that are not understood are ignored, as §5.5 says.
 *
 * @param userinfo to be told at the UserInfo endpoint
 * @param idToken to be told in the ID token
 */
public record ClaimsRequest(Map<String, Wanted> userinfo, Map<String, Wanted> idToken) {

    /** Of a request without the parameter. */
    public static final ClaimsRequest NOTHING = new ClaimsRequest(Map.of(), Map.of());

    private static final int LONGEST = 4_000;
    private static final String USERINFO = "userinfo";
    private static final String ID_TOKEN = "id_token";
    private static final String VALUE = "value";
    private static final String VALUES = "values";

    /** Two members of one name could be read as either: refused rather than guessed. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * How a claim is asked for (§5.5.1).
     *
     * @param essential whether the client can hardly do without it. A claim that is not known is left out all the same
     * @param values the only ones that are of use, the most wanted first; empty for any
     */
    public record Wanted(boolean essential, List<JsonNode> values) {

        /** However it may be. */
        public static final Wanted ANY = new Wanted(false, List.of());

        public Wanted {
            values = List.copyOf(values);
        }

        private boolean servedBy(Object known) {
            return values.isEmpty()
                    || values.stream().map(ClaimsRequest::text).anyMatch(text(JSON.valueToTree(known))::equals);
        }
    }

    public ClaimsRequest {
        userinfo = Collections.unmodifiableMap(new LinkedHashMap<>(userinfo));
        idToken = Collections.unmodifiableMap(new LinkedHashMap<>(idToken));
    }

    /** Empty if {@code text} is no such JSON object, or too long to be one. */
    public static Optional<ClaimsRequest> parse(String text) {
        return text.length() > LONGEST ? Optional.empty() : read(text);
    }

    private static Optional<ClaimsRequest> read(String text) {
        try {
            JsonNode claims = JSON.readTree(text);
            return claims.isObject() && wellFormed(claims.path(USERINFO)) && wellFormed(claims.path(ID_TOKEN))
                    ? Optional.of(new ClaimsRequest(wanted(claims.path(USERINFO)), wanted(claims.path(ID_TOKEN))))
                    : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /**
     * What {@link #stored} made, as far as a person allowed it: without what a scope stands for that was asked for and not granted.
     *
     * @param stored null for nothing
     */
    public static ClaimsRequest granted(@Nullable String stored, Collection<String> requested, Set<String> granted) {
        if (stored == null) {
            return NOTHING;
        }
        Set<String> refused = new LinkedHashSet<>(requested);
        refused.removeAll(granted);
        Set<String> names = StandardClaims.named(refused);
        ClaimsRequest all = read(stored).orElseThrow();
        return new ClaimsRequest(all(all.userinfo, names, false), all(all.idToken, names, false));
    }

    /** As it is kept: the form in which it was asked, without what matters no more. Null for nothing. */
    public @Nullable String stored() {
        if (userinfo.isEmpty() && idToken.isEmpty()) {
            return null;
        }
        ObjectNode claims = JSON.createObjectNode();
        describe(userinfo, claims.putObject(USERINFO));
        describe(idToken, claims.putObject(ID_TOKEN));
        return claims.toString();
    }

    /** As far as {@code names} go. */
    public ClaimsRequest within(Set<String> names) {
        return new ClaimsRequest(all(userinfo, names, true), all(idToken, names, true));
    }

    /** The names of what no scope among {@code scopes} asks for. */
    public Set<String> beside(Collection<String> scopes) {
        Set<String> names = new LinkedHashSet<>(userinfo.keySet());
        names.addAll(idToken.keySet());
        names.removeAll(StandardClaims.named(scopes));
        return names;
    }

    /** What is told of {@code known}: what was {@code asked} for, and is of use. */
    public static Map<String, Object> told(Map<String, Wanted> asked, Map<String, Object> known) {
        Map<String, Object> told = new LinkedHashMap<>(known);
        told.entrySet().removeIf(claim -> {
            Wanted wanted = asked.get(claim.getKey());
            return wanted == null || !wanted.servedBy(claim.getValue());
        });
        return told;
    }

    private static Map<String, Wanted> all(Map<String, Wanted> claims, Set<String> names, boolean named) {
        Map<String, Wanted> some = new LinkedHashMap<>(claims);
        some.keySet().removeIf(name -> names.contains(name) != named);
        return some;
    }

    private static void describe(Map<String, Wanted> claims, ObjectNode into) {
        claims.forEach((name, wanted) -> {
            if (wanted.values().isEmpty()) {
                into.putNull(name);
            } else {
                ArrayNode values = into.putObject(name).putArray(VALUES);
                wanted.values().forEach(values::add);
            }
        });
    }

    private static boolean wellFormed(JsonNode claims) {
        return absent(claims)
                || (claims.isObject()
                        && claims.properties().stream()
                                .map(Map.Entry::getValue)
                                .allMatch(claim -> absent(claim) || wellFormedClaim(claim)));
    }

    private static boolean wellFormedClaim(JsonNode claim) {
        JsonNode essential = claim.path("essential");
        JsonNode values = claim.path(VALUES);
        return claim.isObject() && (absent(essential) || essential.isBoolean()) && (absent(values) || values.isArray());
    }

    private static Map<String, Wanted> wanted(JsonNode claims) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        claims.properties().forEach(claim -> {
            List<JsonNode> values = new ArrayList<>();
            if (!absent(claim.getValue().path(VALUE))) {
                values.add(claim.getValue().path(VALUE));
            }
            claim.getValue().path(VALUES).forEach(values::add);
            JsonNode essential = claim.getValue().path("essential");
            wanted.put(claim.getKey(), new Wanted(essential.isBoolean() && essential.booleanValue(), values));
        });
        return wanted;
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }
}
