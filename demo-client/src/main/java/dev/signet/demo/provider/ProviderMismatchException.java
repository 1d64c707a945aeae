package dev.signet.demo.provider;

/** The metadata at the issuer's address names another issuer (OpenID Connect Discovery 1.0, section 4.3). Never used. */
public class ProviderMismatchException extends RuntimeException {

    ProviderMismatchException(String message) {
        super(message);
    }
}
