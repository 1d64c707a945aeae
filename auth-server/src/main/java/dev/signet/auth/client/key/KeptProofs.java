package dev.signet.auth.client.key;

/** What is kept of the proofs of clients, for the room around this one: it writes them together with the client, in its transaction. */
public interface KeptProofs {

    /** Of the client of that id, be there one or not. */
    ClientProofs find(String clientId);

    /** Puts {@code proofs} in the place of what was there. */
    void replace(String clientId, ClientProofs proofs);
}
