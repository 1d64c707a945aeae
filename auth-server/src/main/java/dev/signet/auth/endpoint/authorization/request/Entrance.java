package dev.signet.auth.endpoint.authorization.request;

/** Where a request comes in. */
public enum Entrance {
    /** At the authorization endpoint, brought by a browser. */
    BROWSER,
    /** Where requests are pushed, from the client itself (RFC 9126). */
    CLIENT
}
