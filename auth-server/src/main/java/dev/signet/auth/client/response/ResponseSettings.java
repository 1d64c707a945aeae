package dev.signet.auth.client.response;

import dev.signet.auth.Encryption;
import dev.signet.auth.SigningAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a client is told things, by the names of its metadata (OpenID Connect Registration §2, JARM §3).
 *
 * @param userinfoSignedResponseAlg what UserInfo's answers are signed with; without it they are JSON
 * @param authorizationSignedResponseAlg what signed answers of the authorization endpoint are signed with; without it, as its ID tokens
 * @param idTokenEncryptedResponseAlg how the key of an encrypted ID token reaches the client; without it ID tokens are not encrypted
 * @param idTokenEncryptedResponseEnc how the ID token itself is encrypted; {@code A128CBC-HS256} where only the other is set
 * @param userinfoEncryptedResponseAlg the same of UserInfo's answers
 * @param userinfoEncryptedResponseEnc the same of UserInfo's answers
 */
public record ResponseSettings(
        @Nullable SigningAlgorithm userinfoSignedResponseAlg,
        @Nullable SigningAlgorithm authorizationSignedResponseAlg,
        Encryption.@Nullable Alg idTokenEncryptedResponseAlg,
        Encryption.@Nullable Enc idTokenEncryptedResponseEnc,
        Encryption.@Nullable Alg userinfoEncryptedResponseAlg,
        Encryption.@Nullable Enc userinfoEncryptedResponseEnc) {

    /** Where nothing is said. */
    public static final ResponseSettings NONE = new ResponseSettings(null, null, null, null, null, null);

    /** What these come to. */
    public ResponseForms forms() {
        return new ResponseForms(
                userinfoSignedResponseAlg,
                authorizationSignedResponseAlg,
                encryption(idTokenEncryptedResponseAlg, idTokenEncryptedResponseEnc),
                encryption(userinfoEncryptedResponseAlg, userinfoEncryptedResponseEnc));
    }

    private static @Nullable Encryption encryption(Encryption.@Nullable Alg alg, Encryption.@Nullable Enc enc) {
        return alg == null ? null : new Encryption(alg, enc == null ? Encryption.Enc.A128CBC_HS256 : enc);
    }
}
