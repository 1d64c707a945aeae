package dev.signet.demo.race;

import java.util.Locale;

/** The same answer of the API behind three ways to check a token. */
public enum Door {
    /** As every request of the API is protected: by the API itself, with the status list at hand. */
    STATUS_LIST("/api/me"),

    /** What most APIs do. */
    SIGNATURE("/compare/signature/me"),

    /** What is done where that is not enough. */
    INTROSPECTION("/compare/introspection/me");

    private final String path;

    Door(String path) {
        this.path = path;
    }

    /** Its name on the page. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The message that names it; beside it are {@code .about}, how it checks, and {@code .cost}. */
    public String key() {
        return "door." + id();
    }

    String path() {
        return path;
    }
}
