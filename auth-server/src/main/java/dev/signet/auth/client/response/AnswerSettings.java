package dev.signet.auth.client.response;

import dev.signet.auth.Encryption;
import dev.signet.auth.SigningAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * How answers for a client are signed and encrypted, by the names of its metadata (OpenID Connect Registration §2, JARM §3).
 *
 * @param userinfoSignedResponseAlg what UserInfo's answers are signed with; without it they are JSON
 * @param authorizationSignedResponseAlg what signed answers of the authorization endpoint are signed with; without it, as its ID tokens
 * @param idTokenEncryptedResponseAlg how the key of an encrypted ID token reaches the client; without it ID tokens are not encrypted
 * @param idTokenEncryptedResponseEnc how the ID token itself is encrypted; {@code A128CBC-HS256} where only the other is set
 * @param userinfoEncryptedResponseAlg the same of UserInfo's answers
 * @param userinfoEncryptedResponseEnc the same of UserInfo's answers
 */
public record AnswerSettings(
        @Nullable SigningAlgorithm userinfoSignedResponseAlg,
        @Nullable SigningAlgorithm authorizationSignedResponseAlg,
        Encryption.@Nullable Alg idTokenEncryptedResponseAlg,
        Encryption.@Nullable Enc idTokenEncryptedResponseEnc,
        Encryption.@Nullable Alg userinfoEncryptedResponseAlg,
        Encryption.@Nullable Enc userinfoEncryptedResponseEnc) {

    /** Where nothing is said. */
    public static final AnswerSettings NONE = new AnswerSettings(null, null, null, null, null, null);

    /** Of ID tokens; null for none. */
    @Nullable
    Encryption idTokenEncryption() {
        return encryption(idTokenEncryptedResponseAlg, idTokenEncryptedResponseEnc);
    }

    /** Of UserInfo's answers; null for none. */
    @Nullable
    Encryption userinfoEncryption() {
        return encryption(userinfoEncryptedResponseAlg, userinfoEncryptedResponseEnc);
    }

    private static @Nullable Encryption encryption(Encryption.@Nullable Alg alg, Encryption.@Nullable Enc enc) {
        return alg == null ? null : new Encryption(alg, enc == null ? Encryption.Enc.A128CBC_HS256 : enc);
    }
}
