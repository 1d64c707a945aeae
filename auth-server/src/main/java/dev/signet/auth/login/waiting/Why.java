package dev.signet.auth.login.waiting;

/** Why a request waits behind the login page; the page says so. */
public enum Why {
    /** Nobody was signed in. As soon as somebody is, it may go on. */
    NOBODY,
    /** The application wants to be certain that it is still the same person who sits there. */
    AGAIN,
    /** Somebody is signed in, but not who is asked for. */
    SOMEBODY_ELSE
}
