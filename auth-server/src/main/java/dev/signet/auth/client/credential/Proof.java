package dev.signet.auth.client.credential;

/** What a presented secret says of who presents it. */
public enum Proof {
    /** It is the client. */
    RIGHT,
    /** It is not, and the same secret never will be. */
    WRONG,
    /** Not found out, because finding out would cost more than is spent now: it may be the client. */
    UNDECIDED
}
