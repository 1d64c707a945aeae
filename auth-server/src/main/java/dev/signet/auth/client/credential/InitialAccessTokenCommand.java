package dev.signet.auth.client.credential;

import dev.signet.auth.secret.RandomValues;
import java.io.PrintStream;
import java.util.List;

/**
 * {@code java -jar auth-server.jar initial-access-token}: makes a token that lets clients register (RFC 7591 §1.2), prints it and what to
 * configure in its place, and keeps nothing. No server is started.
 */
public final class InitialAccessTokenCommand {

    private static final String NAME = "initial-access-token";

    private InitialAccessTokenCommand() {}

    /** Whether the command line asks for this and nothing else. */
    public static boolean asked(String... arguments) {
        return List.of(arguments).equals(List.of(NAME));
    }

    public static void run(RandomValues random, PrintStream out) {
        String token = GeneratedSecret.make(random);
        out.println("# for whoever registers clients; it is shown here alone");
        out.println(token);
        out.println("# for Signet's configuration");
        out.println("signet.registration.initial-access-tokens.<name>.token: \"" + SecretForm.sha256(token) + '"');
    }
}
