package dev.signet.auth.user;

/** What a user name and a password prove. */
public sealed interface PasswordProof {

    /** An account that may be used. */
    record Proven(UserAccount account) implements PasswordProof {}

    /** An account that its owner deleted and that is not erased yet: nothing but keeping it is open to them. */
    record Leaving(UserAccount account) implements PasswordProof {}

    /** Nothing. Why is not told. */
    record Refused() implements PasswordProof {}
}
