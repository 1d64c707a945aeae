package dev.signet.resource.token.key;

import java.io.IOException;

/** Where keys come from. */
@FunctionalInterface
public interface KeySource {

    /**
     * The keys that the issuer publishes now.
     *
     * @throws IOException when the issuer does not answer, or answers something that is no usable key set
     */
    VerificationKeys fetch() throws IOException;
}
