package dev.signet.demo.race;

import java.util.Locale;

/** The same answer of the API behind three ways to check a token. */
public enum Door {
    /** As every request of the API is protected: by the API itself, with the status list at hand. */
    STATUS_LIST(
            "/api/me",
            "Signature and status list",
            "The API checks the token by itself, and looks at one bit of a list that it holds and keeps fresh.",
            "no call to the server per request"),

    /** What most APIs do. */
    SIGNATURE(
            "/compare/signature/me",
            "Signature alone",
            "The API checks the token by itself and hears of nothing that happened since it was made.",
            "no call to the server at all"),

    /** What is done where that is not enough. */
    INTROSPECTION(
            "/compare/introspection/me",
            "Asking each time",
            "The API asks the server about the token with each request (RFC 7662).",
            "one call to the server per request");

    private final String path;
    private final String title;
    private final String explanation;
    private final String cost;

    Door(String path, String title, String explanation, String cost) {
        this.path = path;
        this.title = title;
        this.explanation = explanation;
        this.cost = cost;
    }

    /** Its name on the page. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String path() {
        return path;
    }

    public String title() {
        return title;
    }

    public String explanation() {
        return explanation;
    }

    public String cost() {
        return cost;
    }
}
