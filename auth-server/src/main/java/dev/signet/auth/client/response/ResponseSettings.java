package dev.signet.auth.client.response;

import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The form in which a client is told things: settings that stand among its others, without a name between.
 *
 * @param answers how they are signed and encrypted
 * @param subject by which name they speak of a person
 */
public record ResponseSettings(
        @Name("") @DefaultValue AnswerSettings answers,
        @Name("") @DefaultValue SubjectSettings subject) {

    /** Where nothing is said. */
    public static final ResponseSettings NONE = new ResponseSettings(AnswerSettings.NONE, SubjectSettings.NONE);

    /**
     * What these come to.
     *
     * @param redirectUris of the client, where no other sector is named
     */
    public ResponseForms forms(Set<String> redirectUris) {
        return new ResponseForms(
                answers.userinfoSignedResponseAlg(),
                answers.authorizationSignedResponseAlg(),
                answers.idTokenEncryption(),
                answers.userinfoEncryption(),
                subject.sector(redirectUris));
    }
}
