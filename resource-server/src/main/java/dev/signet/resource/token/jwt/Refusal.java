package dev.signet.resource.token.jwt;

import org.springframework.security.oauth2.jwt.BadJwtException;

/**
 * Every reason for which a token is refused as {@code invalid_token} (RFC 6750 §3.1), with the description that the
 * caller is shown. No description repeats anything of the token.
 */
public enum Refusal {
    MALFORMED("The access token is not a signed JWT"),
    WRONG_TYPE("The token is not an access token: its typ is not at+jwt"),
    WRONG_ALGORITHM("The access token is signed with an algorithm that is not accepted"),
    UNKNOWN_EXTENSION("The access token demands an extension that is not understood"),
    UNKNOWN_KEY("The access token is signed with a key that its issuer does not publish"),
    WRONG_SIGNATURE("The signature of the access token is not valid"),
    WRONG_ISSUER("The access token comes from another issuer"),
    WRONG_AUDIENCE("The access token is meant for another API"),
    EXPIRED("The access token has expired"),
    NOT_YET_VALID("The access token is not valid yet"),
    MISSING_CLAIM("The access token lacks a claim that RFC 9068 requires"),
    BOUND_TO_SENDER("The access token is bound to a key whose possession was not proven"),
    MISSING_STATUS("The access token names no status list, so that nobody could take it back"),
    UNUSABLE_STATUS("The access token names a status that cannot be its own"),
    REVOKED("The access token was taken back"),
    SUSPENDED("The access token is suspended"),
    NOT_GOOD_BY_STATUS("The access token is not good by its status");

    private final String description;

    Refusal(String description) {
        this.description = description;
    }

    /** What the caller is told; safe inside a quoted string of {@code WWW-Authenticate}. */
    public String description() {
        return description;
    }

    BadJwtException asException() {
        return new BadJwtException(description);
    }
}
