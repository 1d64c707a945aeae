package dev.signet.auth.client;

import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.response.KeptResponses;
import dev.signet.auth.client.response.ResponseForms;
import java.util.Set;

/** Keeps no forms of answers, for clients that are told everything in the usual one. */
final class NoForms implements KeptResponses {

    @Override
    public ResponseForms find(String clientId) {
        return ResponseForms.USUAL;
    }

    @Override
    public void replace(String clientId, ResponseForms forms) {
        throw new AssertionError("nothing is written here");
    }

    @Override
    public Set<SigningAlgorithm> algorithms() {
        return Set.of();
    }
}
