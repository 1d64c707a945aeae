package dev.signet.auth.client.credential;

import dev.signet.auth.secret.RandomValues;
import java.io.PrintStream;
import java.util.List;

/**
 * {@code java -jar auth-server.jar client-secret}: makes a secret for a client, prints it and what to configure in its place, and
 * keeps nothing. No server is started.
 */
public final class ClientSecretCommand {

    private static final String NAME = "client-secret";

    private ClientSecretCommand() {}

    /** Whether the command line asks for this and nothing else. */
    public static boolean asked(String... arguments) {
        return List.of(arguments).equals(List.of(NAME));
    }

    public static void run(RandomValues random, PrintStream out) {
        String secret = GeneratedSecret.make(random);
        out.println("# for the client; it is shown here alone");
        out.println("client-secret: " + secret);
        out.println("# for Signet's configuration");
        out.println("client-secret: \"" + SecretForm.sha256(secret) + '"');
    }
}
