package dev.signet.auth.key;

import java.security.Provider;
import java.security.Security;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Puts the Amazon Corretto Crypto Provider first where the platform has it: the same signatures for about an eighth of the
 * time. Everywhere else the JDK's own providers do the work. Looked up as a service, so that nothing here depends on it.
 */
public final class CryptoProvider {

    private static final String PREFERRED = "AmazonCorrettoCryptoProvider";

    private static final FutureTask<@Nullable Void> INSTALLATION = new FutureTask<>(CryptoProvider::install, null);

    private CryptoProvider() {}

    /** Begins the installation, which unpacks and tests a native library, while the server goes on starting. Idempotent. */
    public static void begin() {
        Thread thread = new Thread(INSTALLATION, "crypto-provider");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until the installation is done, and does it here if nobody has begun it. Before the first key is touched. */
    static void await() {
        INSTALLATION.run();
        try {
            INSTALLATION.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the cryptography was being set up", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the cryptography could not be set up", failed.getCause());
        }
    }

    private static void install() {
        try {
            // Chosen by its type, before it is made: making the other providers, which nobody asked for, takes half a
            // second.
            ServiceLoader.load(Provider.class).stream()
                    .filter(found -> found.type().getSimpleName().equals(PREFERRED))
                    .map(ServiceLoader.Provider::get)
                    .filter(provider -> provider.getService("Signature", "SHA256withECDSA") != null)
                    .forEach(provider -> Security.insertProviderAt(provider, 1));
        } catch (ServiceConfigurationError | LinkageError notForThisPlatform) {
            // Its native library does not load here: the JDK's own providers stay.
        }
    }

    /** The name of the provider that signs with P-256. */
    public static String name() {
        for (Provider provider : Security.getProviders("Signature.SHA256withECDSA")) {
            return provider.getName();
        }
        throw new IllegalStateException("this Java platform cannot sign with P-256");
    }
}
