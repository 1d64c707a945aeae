package dev.signet.auth.client.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.PrintStream;
import java.util.List;

/**
 * {@code java -jar auth-server.jar client-key}: makes a key pair for a client that signs ({@code private_key_jwt}, request objects), prints it and
 * what to configure of it, and keeps nothing. No server is started.
 */
public final class ClientKeyCommand {

    private static final String NAME = "client-key";

    private ClientKeyCommand() {}

    /** Whether the command line asks for this and nothing else. */
    public static boolean asked(String... arguments) {
        return List.of(arguments).equals(List.of(NAME));
    }

    public static void run(PrintStream out) {
        JWKSet pair = new JWKSet(generate());
        out.println("# for the client; it is shown here alone");
        out.println(pair.toString(false));
        out.println("# for Signet's configuration");
        out.println("jwks: '" + pair.toString(true) + "'");
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("no key could be made", impossible);
        }
    }
}
