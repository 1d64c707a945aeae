package dev.signet.auth.client.response;

import dev.signet.auth.Encryption;
import dev.signet.auth.SigningAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a client is told things.
 *
 * @param userinfo what UserInfo's answers are signed with; null for JSON that is not signed (OpenID Connect Registration §2)
 * @param authorization what answers of the authorization endpoint are signed with, where they are signed (JARM §3); null for the algorithm of its ID
 *     tokens
 * @param idTokenEncryption how its ID tokens are encrypted; null for not at all
 * @param userinfoEncryption how UserInfo's answers are encrypted; null for not at all
 * @param sector with which clients together it knows people by pseudonyms (OpenID Connect Core §8.1); null if it knows their ids
 */
public record ResponseForms(
        @Nullable SigningAlgorithm userinfo,
        @Nullable SigningAlgorithm authorization,
        @Nullable Encryption idTokenEncryption,
        @Nullable Encryption userinfoEncryption,
        @Nullable String sector) {

    /** Of a client of which nothing is said. */
    public static final ResponseForms USUAL = new ResponseForms(null, null, null, null, null);
}
