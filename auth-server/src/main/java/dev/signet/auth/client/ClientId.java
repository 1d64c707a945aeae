package dev.signet.auth.client;

/** A {@code client_id} (RFC 6749 §2.2): public, unique, never given to another client. */
public record ClientId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
