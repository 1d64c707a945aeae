package dev.signet.demo.experiment;

/** The authorization server has no such endpoint: its metadata does not name it (RFC 8414 §2), and nothing can be tried there. */
public final class NotOffered extends RuntimeException {

    private final String endpoint;

    NotOffered(String endpoint) {
        super("The metadata has no " + endpoint + ".");
        this.endpoint = endpoint;
    }

    /** The member of the metadata that is missing, such as {@code introspection_endpoint}. */
    public String endpoint() {
        return endpoint;
    }
}
