package dev.signet.auth.key;

import java.security.Provider;
import java.security.Security;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Puts the Amazon Corretto Crypto Provider first where the platform has it: the same signatures for about an eighth of the
 * time. Everywhere else the JDK's own providers do the work. Looked up as a service, so that nothing here depends on it.
 */
public final class CryptoProvider {

    private static final String PREFERRED = "AmazonCorrettoCryptoProvider";

    private CryptoProvider() {}

    /** To be called before anything else uses cryptography. Idempotent. */
    public static void install() {
        Iterator<Provider> providers = ServiceLoader.load(Provider.class).iterator();
        while (providers.hasNext()) {
            try {
                Provider provider = providers.next();
                if (provider.getName().equals(PREFERRED)
                        && provider.getService("Signature", "SHA256withECDSA") != null) {
                    Security.insertProviderAt(provider, 1);
                }
            } catch (ServiceConfigurationError | LinkageError notForThisPlatform) {
                // Its native library does not load here: the JDK's own providers stay.
            }
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
