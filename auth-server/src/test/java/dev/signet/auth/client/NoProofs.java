package dev.signet.auth.client;

import dev.signet.auth.client.key.ClientProofs;
import dev.signet.auth.client.key.KeptProofs;

/** Of clients that have secrets alone, where nothing else matters. */
final class NoProofs implements KeptProofs {

    @Override
    public ClientProofs find(String clientId) {
        return ClientProofs.NONE;
    }

    @Override
    public void replace(String clientId, ClientProofs proofs) {
        throw new AssertionError("nothing is written here");
    }
}
