package dev.signet.demo.explain;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Finds the words. A name is looked up where it stands first, and then wherever else it may mean the same. */
@Component
public class Catalogue {

    private final MessageSource messages;

    Catalogue(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A parameter of a query or a form, or a member of a JSON answer, which may be a claim as well. What a server says about itself has so
     * many members that most are explained by their kind.
     */
    public Term parameter(String name, Locale locale) {
        Term own = find(name, locale, "param", "claim");
        int kind = name.lastIndexOf('_');
        return own.text().isEmpty() && kind > 0 ? term("param.any" + name.substring(kind), locale) : own;
    }

    public Term header(String name, Locale locale) {
        return find(name, locale, "header");
    }

    /** A cookie: those of this house by name, any other as the session of whoever set it. */
    public Term cookie(String name, Locale locale) {
        return Stream.of("cookie." + name, "cookie.any")
                .map(key -> term(key, locale))
                .filter(term -> !term.text().isEmpty())
                .findFirst()
                .orElse(Term.UNKNOWN);
    }

    /** A claim of a token. */
    public Term claim(String name, Locale locale) {
        return find(name, locale, "claim");
    }

    /** A parameter of a token's JOSE header. */
    public Term jose(String name, Locale locale) {
        return find(name, locale, "jose");
    }

    private Term find(String name, Locale locale, String... places) {
        String plain = name.toLowerCase(Locale.ROOT);
        return Stream.of(places)
                .map(place -> term(place + "." + plain, locale))
                .filter(term -> !term.text().isEmpty())
                .findFirst()
                .orElse(Term.UNKNOWN);
    }

    private Term term(String key, Locale locale) {
        String text = message("term." + key, locale);
        if (text.isEmpty()) {
            return Term.UNKNOWN;
        }
        return new Term(
                text, Source.of(message("term." + key + ".source", locale)).orElse(null));
    }

    private String message(String key, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, "", locale), "");
    }
}
