package dev.signet.auth.client.response;

/** By which kind of {@code sub} a client knows people (OpenID Connect Core §8). */
public enum SubjectType {
    /** By one that is the same for every such client. */
    PUBLIC,
    /** By one that nobody outside of its sector can connect with theirs. */
    PAIRWISE
}
