package dev.signet.demo.token;

/** The server refused a refresh without saying that the grant is over; the tokens at hand stay as they are. */
public class RefreshRefusedException extends RuntimeException {

    RefreshRefusedException(String errorCode, Throwable cause) {
        super("The token endpoint refused the refresh: " + errorCode, cause);
    }
}
