package dev.signet.auth.testing;

import java.net.URI;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page as a person meets it: with forms to fill in and buttons to press. */
public final class Page {

    private final Document document;

    private Page(Document document) {
        this.document = document;
    }

    static Page of(Answer answer) {
        return new Page(Jsoup.parse(answer.body(), answer.uri().toString()));
    }

    /** A form with what stands in it. */
    public record Form(URI action, Parameters fields) {

        public Form with(String name, String value) {
            return new Form(action, fields.with(name, value));
        }

        public Form without(String name) {
            return new Form(action, fields.without(name));
        }
    }

    /** Whether something on it has this {@code data-testid}. */
    public boolean has(String testId) {
        return !document.select(selector(testId)).isEmpty();
    }

    /** The text of what has this {@code data-testid}. */
    public String text(String testId) {
        return require(testId).text();
    }

    /** An attribute of what has this {@code data-testid}; empty if it has none. */
    public String attribute(String testId, String name) {
        return require(testId).attr(name);
    }

    public String text() {
        return document.text();
    }

    /** How many things on it have this {@code data-testid}. */
    public int count(String testId) {
        return document.select(selector(testId)).size();
    }

    /** Where the first link with this {@code data-testid} leads. */
    public URI link(String testId) {
        return URI.create(require(testId).absUrl("href"));
    }

    /** The form that the button with this {@code data-testid} sends, the button's own value with it. */
    public Form pressing(String testId) {
        Element button = require(testId);
        Element form = Optional.ofNullable(button.closest("form"))
                .orElseThrow(() -> new AssertionError(testId + " stands in no form"));
        Parameters fields = Parameters.NONE;
        for (Element field : form.select("input[name]:not([disabled])")) {
            boolean chosen = !field.attr("type").matches("checkbox|radio") || field.hasAttr("checked");
            if (chosen && !field.attr("type").equals("submit")) {
                fields = fields.and(field.attr("name"), field.val());
            }
        }
        if (button.hasAttr("name")) {
            fields = fields.and(button.attr("name"), button.val());
        }
        String action = form.hasAttr("action") ? form.absUrl("action") : document.baseUri();
        return new Form(URI.create(action), fields);
    }

    private Element require(String testId) {
        return Optional.ofNullable(document.selectFirst(selector(testId)))
                .orElseThrow(() -> new AssertionError("no " + testId + " on the page:\n" + document.text()));
    }

    private static String selector(String testId) {
        return "[data-testid=" + testId + "]";
    }
}
