package dev.signet.demo.provider;

/** The authorization server cannot be asked at the moment. An outage, not a refusal: trying again later is right. */
public class ProviderUnreachableException extends RuntimeException {

    public ProviderUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
