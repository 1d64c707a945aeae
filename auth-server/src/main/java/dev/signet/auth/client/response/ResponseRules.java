package dev.signet.auth.client.response;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.Encryption;
import dev.signet.auth.client.key.KeySource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the form must be like in which a configured client is told things. */
public final class ResponseRules {

    private ResponseRules() {}

    /**
     * @param own the beginning of the client's settings, with a dot at its end
     * @param keys of the client, for one of which is encrypted
     * @param redirectUris whose host is the client's sector where no other is named
     * @throws BadConfiguration with the first rule that is broken
     */
    public static void check(String own, ResponseSettings settings, KeySource keys, Set<String> redirectUris) {
        settings.subject().check(own, redirectUris);
        AnswerSettings answers = settings.answers();
        check(own + "id-token", answers.idTokenEncryptedResponseAlg(), answers.idTokenEncryptedResponseEnc(), keys);
        check(own + "userinfo", answers.userinfoEncryptedResponseAlg(), answers.userinfoEncryptedResponseEnc(), keys);
    }

    private static void check(String what, Encryption.@Nullable Alg alg, Encryption.@Nullable Enc enc, KeySource keys) {
        if (alg == null && enc != null) {
            throw new BadConfiguration(
                    what + "-encrypted-response-enc",
                    "is set, but " + what.substring(what.lastIndexOf('.') + 1) + "-encrypted-response-alg is not",
                    "Add it, for example ECDH-ES+A128KW, or take this out.");
        }
        if (alg != null && !keys.mayHold(alg::fits)) {
            throw new BadConfiguration(
                    what + "-encrypted-response-alg",
                    "is set, but the client has no key for " + alg.wireName(),
                    "Name where it publishes its keys as jwk-set-uri, or write one in jwks that is not for signatures.");
        }
    }
}
