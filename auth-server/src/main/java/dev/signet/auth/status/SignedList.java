package dev.signet.auth.status;

/**
 * A status list as it is sent: a signed token, the same one until a bit of the list changes or the token has grown old.
 *
 * @param token in the compact form of a JWS
 */
public record SignedList(String token) {

    /** Another one for each other token: its signature, which covers every byte before it. */
    public String tag() {
        return token.substring(token.lastIndexOf('.') + 1);
    }
}
