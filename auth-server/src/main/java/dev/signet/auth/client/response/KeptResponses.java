package dev.signet.auth.client.response;

import dev.signet.auth.SigningAlgorithm;
import java.util.Set;

/** What is kept of the forms, for the room around this one: it writes them together with the client, in its transaction. */
public interface KeptResponses {

    /** Of the client of that id, be there one or not. */
    ResponseForms find(String clientId);

    /** Puts {@code forms} in the place of what was there. */
    void replace(String clientId, ResponseForms forms);

    /** What enabled clients have answers signed with. */
    Set<SigningAlgorithm> algorithms();
}
