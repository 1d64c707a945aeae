package dev.signet.auth.status;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;

/**
 * A status list as it is sent: a signed token, the same one until a bit of the list changes or the token has grown old.
 *
 * @param token in the compact form of a JWS
 */
public record SignedList(String token) {

    /** The key that it was signed with. */
    String kid() {
        try {
            return JWSHeader.parse(new Base64URL(token.substring(0, token.indexOf('.'))))
                    .getKeyID();
        } catch (ParseException impossible) {
            throw new IllegalStateException("a token that was just signed has no header", impossible);
        }
    }

    /** Another one for each other token: its signature, which covers every byte before it. */
    public String tag() {
        return token.substring(token.lastIndexOf('.') + 1);
    }
}
