package dev.signet.auth.endpoint.authorization.asked;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The values of {@code prompt} (OpenID Connect Core §3.1.2.1): what the person is to be asked, whether it is needed or not. */
public enum Prompt {
    /** Nothing at all: where something is needed, the client is told. */
    NONE,
    LOGIN,
    CONSENT,
    SELECT_ACCOUNT;

    /** Their names on the wire: {@code prompt_values_supported}. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Prompt::wireName).toList();
    }

    /**
     * @param list names separated by spaces
     * @return empty if one is unknown, or if {@code none} is not alone
     */
    static Optional<Set<Prompt>> parse(String list) {
        EnumSet<Prompt> found = EnumSet.noneOf(Prompt.class);
        for (String name : list.split(" ")) {
            Optional<Prompt> prompt = Arrays.stream(values())
                    .filter(value -> value.wireName().equals(name))
                    .findFirst();
            if (prompt.isEmpty()) {
                return Optional.empty();
            }
            found.add(prompt.get());
        }
        return found.contains(NONE) && found.size() > 1
                ? Optional.empty()
                : Optional.of(Collections.unmodifiableSet(found));
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
