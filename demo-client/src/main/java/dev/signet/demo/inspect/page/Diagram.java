package dev.signet.demo.inspect.page;

import dev.signet.demo.explain.Catalogue;
import dev.signet.demo.explain.OpenedToken;
import dev.signet.demo.explain.Term;
import dev.signet.demo.explain.TokenReader;
import dev.signet.demo.inspect.Exchange;
import dev.signet.demo.inspect.Field;
import dev.signet.demo.inspect.Field.Seal;
import dev.signet.demo.inspect.Message;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Makes arrows of exchanges, in somebody's language: covered, unless it is told otherwise. */
@Component
class Diagram {

    private static final Seal NONE = new Seal("", "", "");

    private final Catalogue catalogue;
    private final TokenReader tokens;

    Diagram(Catalogue catalogue, TokenReader tokens) {
        this.catalogue = catalogue;
        this.tokens = tokens;
    }

    List<Arrow> covered(List<Exchange> exchanges, Locale locale) {
        return exchanges.stream().map(each -> arrow(each, locale, false)).toList();
    }

    /** With all of its secrets: for one exchange, and for whoever asked for that. */
    Arrow uncovered(Exchange exchange, Locale locale) {
        return arrow(exchange, locale, true);
    }

    private Arrow arrow(Exchange exchange, Locale locale, boolean bare) {
        Message response = exchange.response();
        return new Arrow(
                exchange.number(),
                exchange.from(),
                exchange.to(),
                exchange.kind(),
                letter(exchange.request(), locale, bare),
                response == null ? null : letter(response, locale, bare),
                exchange.millis(),
                exchange.coverable());
    }

    private Letter letter(Message message, Locale locale, boolean bare) {
        return new Letter(
                message.line(),
                message.fields().stream().map(field -> row(field, locale, bare)).toList(),
                message.body());
    }

    private Row row(Field field, Locale locale, boolean bare) {
        Seal seal = field.seal();
        Seal around = seal == null ? NONE : seal;
        String value = field.value();
        OpenedToken opened = seal == null || value == null ? OpenedToken.OPAQUE : tokens.open(value, locale);
        return new Row(
                field.place(),
                field.name(),
                around.before(),
                seal == null || bare ? value : null,
                around.fingerprint(),
                around.after(),
                term(field, locale),
                opened);
    }

    private Term term(Field field, Locale locale) {
        return switch (field.place()) {
            case HEADER -> catalogue.header(field.name(), locale);
            case COOKIE -> catalogue.cookie(field.name(), locale);
            case CLAIM -> catalogue.claim(field.name(), locale);
            case QUERY, FORM, JSON -> catalogue.parameter(field.name(), locale);
        };
    }
}
