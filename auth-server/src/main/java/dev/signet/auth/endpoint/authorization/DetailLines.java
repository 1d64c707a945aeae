package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.consent.PendingConsents.Detail;
import dev.signet.auth.consent.PendingConsents.Line;
import dev.signet.auth.grant.detail.AuthorizationDetails;
import dev.signet.auth.grant.detail.DetailRules;
import dev.signet.auth.grant.detail.DetailType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Authorization details as a person reads them (RFC 9396 §12: whoever decides must be able to understand what they decide about). */
@Component
class DetailLines {

    private static final String TYPE = "type";

    private final DetailRules rules;

    DetailLines(DetailRules rules) {
        this.rules = rules;
    }

    List<Detail> of(AuthorizationDetails details, Locale language) {
        return details.all().stream().map(detail -> describe(detail, language)).toList();
    }

    private Detail describe(Map<String, Object> detail, Locale language) {
        String type = AuthorizationDetails.type(detail);
        Map<String, String> titles = rules.find(type).map(DetailType::title).orElse(Map.of());
        Map<String, String> labels = rules.find(type).map(DetailType::labels).orElse(Map.of());
        List<Line> lines = detail.entrySet().stream()
                .filter(field -> !field.getKey().equals(TYPE))
                .map(field -> new Line(label(field.getKey(), labels), value(field.getValue(), labels)))
                .toList();
        String english = titles.getOrDefault(Locale.ENGLISH.getLanguage(), type);
        return new Detail(titles.getOrDefault(language.getLanguage(), english), lines);
    }

    private static String label(String field, Map<String, String> labels) {
        return labels.getOrDefault(field, field);
    }

    /** What stands in what is written out, for nothing of it may be hidden from whoever decides. */
    private static String value(@Nullable Object value, Map<String, String> labels) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(each -> value(each, labels)).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .map(field ->
                            label(String.valueOf(field.getKey()), labels) + ": " + value(field.getValue(), labels))
                    .collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }
}
