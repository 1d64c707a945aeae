package dev.signet.auth.secret;

/** Where the key of pseudonyms is found. There is one for ever: with another, everybody would be a stranger everywhere. */
@FunctionalInterface
public interface PseudonymKeys {

    PseudonymKey get();
}
