package dev.signet.demo.cli.server;

import dev.signet.demo.cli.outside.Trouble;

/** What a token request came to. */
public sealed interface TokenOutcome {

    /** Tokens. */
    record Granted(Tokens tokens) implements TokenOutcome {}

    /** @param error the error code of RFC 6749 §5.2 or RFC 8628 §3.5; never empty */
    record Refused(String error) implements TokenOutcome {

        /** It in words, where it is the end. */
        public Trouble trouble() {
            return Trouble.refused("The authorization server gave no tokens: " + meaning(error));
        }
    }

    /**
     * The tokens, where a refusal is the end of it.
     *
     * @throws Trouble when it was refused
     */
    default Tokens orTrouble() {
        if (this instanceof Granted granted) {
            return granted.tokens();
        }
        throw ((Refused) this).trouble();
    }

    private static String meaning(String error) {
        return switch (error) {
            case "invalid_client" ->
                "it does not know this client, or the secret is wrong (invalid_client). Look at the client's id, and for a"
                        + " machine at SIGNET_CLIENT_SECRET.";
            case "invalid_grant" ->
                "what was to be traded for them is spent, too old or not for this client (invalid_grant). Sign in again.";
            case "invalid_scope" ->
                "the client may not have one of the scopes asked for (invalid_scope). Ask for others with --scope.";
            case "unauthorized_client", "unsupported_grant_type" ->
                "this client may not sign in that way (" + error + "). Whoever runs the server can allow it.";
            default -> "it said " + error + ".";
        };
    }
}
