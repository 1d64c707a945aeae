package dev.signet.auth.outbound;

import java.net.UnknownHostException;

/** A host name leads to an address that is not called. Of the type that the HTTP client expects of a look-up that failed. */
class ForbiddenAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    ForbiddenAddressException() {
        super("the host name leads to an address that is not called");
    }
}
