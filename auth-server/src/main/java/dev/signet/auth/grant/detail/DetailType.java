package dev.signet.auth.grant.detail;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What authorization details of one type look like.
 *
 * @param title what the consent page calls it, by language; without one, the name of the type
 * @param labels what the consent page calls its fields, by their names; without one, the name
 * @param required the fields that must be there, beside {@code type}
 * @param optional those that may be; any other is refused
 * @param actions the actions that may be asked for; none for any, where the field may be there at all
 * @param locations the same of locations
 * @param datatypes the same of datatypes
 * @param privileges the same of privileges
 */
public record DetailType(
        @DefaultValue Map<String, String> title,
        @DefaultValue Map<String, String> labels,
        @DefaultValue Set<String> required,
        @DefaultValue Set<String> optional,
        @DefaultValue Set<String> actions,
        @DefaultValue Set<String> locations,
        @DefaultValue Set<String> datatypes,
        @DefaultValue Set<String> privileges) {

    public DetailType {
        title = Map.copyOf(title);
        labels = Map.copyOf(labels);
        required = Set.copyOf(required);
        optional = Set.copyOf(optional);
        actions = Set.copyOf(actions);
        locations = Set.copyOf(locations);
        datatypes = Set.copyOf(datatypes);
        privileges = Set.copyOf(privileges);
    }

    /** Whether {@code detail} has the fields that it must have and no other, each with what may stand there (RFC 9396 §5). */
    boolean allows(Map<String, Object> detail) {
        Set<String> known = new HashSet<>(required);
        known.addAll(optional);
        known.add(AuthorizationDetails.TYPE);
        return detail.keySet().containsAll(required)
                && known.containsAll(detail.keySet())
                && !detail.containsValue(null)
                && detail.getOrDefault("identifier", "") instanceof String
                && allows(detail, "actions", actions)
                && allows(detail, "locations", locations)
                && allows(detail, "datatypes", datatypes)
                && allows(detail, "privileges", privileges);
    }

    private static boolean allows(Map<String, Object> detail, String field, Set<String> values) {
        Object asked = detail.get(field);
        return asked == null
                || (asked instanceof List<?> list
                        && !list.isEmpty()
                        && list.stream().allMatch(String.class::isInstance)
                        && (values.isEmpty() || values.containsAll(list)));
    }
}
