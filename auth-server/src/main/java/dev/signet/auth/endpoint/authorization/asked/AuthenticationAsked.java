package dev.signet.auth.endpoint.authorization.asked;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks about the person and their login (OpenID Connect Core §3.1.2.1). It is read from the parameters of the request, wherever
 * those came from; and it holds with or without the scope {@code openid}: a fresher login than needed hurts nobody.
 *
 * @param maxAge how long ago the login may be at most; null for any time
 * @param levels {@code acr} values that are asked for; empty for none in particular
 * @param levelEssential whether a login of another level is no answer (§5.5.1.1)
 * @param loginHint what the person may want to type as user name
 * @param idTokenHint of whose login is expected (§3.1.2.1); not verified yet
 * @param sub the one person whose login is an answer (§5.5.1)
 * @param uiLocales languages, the most wanted first
 */
public record AuthenticationAsked(
        Set<Prompt> prompt,
        @Nullable Duration maxAge,
        Set<String> levels,
        boolean levelEssential,
        @Nullable String loginHint,
        @Nullable String idTokenHint,
        @Nullable String sub,
        @Nullable String uiLocales) {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    /** A parameter that is repeated or malformed. */
    public static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        private final String parameter;

        public Malformed(String parameter) {
            super("malformed: " + parameter);
            this.parameter = parameter;
        }

        public String parameter() {
            return parameter;
        }
    }

    public AuthenticationAsked {
        prompt = Set.copyOf(prompt);
        levels = Set.copyOf(levels);
    }

    /** @param parameters single values are texts; anything else was sent more than once */
    public static AuthenticationAsked read(Map<String, Object> parameters) throws Malformed {
        String prompt = single(parameters, "prompt");
        String claims = single(parameters, "claims");
        String acrValues = single(parameters, "acr_values");
        ClaimsAsked asked = claims == null
                ? ClaimsAsked.NOTHING
                : ClaimsAsked.parse(claims).orElseThrow(() -> new Malformed("claims"));
        Set<String> levels = new LinkedHashSet<>(asked.acr());
        if (acrValues != null && !asked.acrEssential()) {
            levels.addAll(Arrays.asList(acrValues.split(" ")));
        }
        return new AuthenticationAsked(
                prompt == null ? Set.of() : Prompt.parse(prompt).orElseThrow(() -> new Malformed("prompt")),
                maxAge(parameters),
                levels,
                asked.acrEssential(),
                single(parameters, "login_hint"),
                single(parameters, "id_token_hint"),
                asked.sub(),
                single(parameters, "ui_locales"));
    }

    /** Whether no page may be shown. */
    public boolean silent() {
        return prompt.contains(Prompt.NONE);
    }

    private static @Nullable Duration maxAge(Map<String, Object> parameters) throws Malformed {
        String seconds = single(parameters, "max_age");
        if (seconds != null && !SECONDS.matcher(seconds).matches()) {
            throw new Malformed("max_age");
        }
        return seconds == null ? null : Duration.ofSeconds(Long.parseLong(seconds));
    }

    /** A parameter without a value is one that was not sent (RFC 6749 §3.1). */
    private static @Nullable String single(Map<String, Object> parameters, String name) throws Malformed {
        Object value = parameters.get(name);
        if (value != null && !(value instanceof String)) {
            throw new Malformed(name);
        }
        String text = (String) value;
        return text == null || text.isBlank() ? null : text;
    }
}
