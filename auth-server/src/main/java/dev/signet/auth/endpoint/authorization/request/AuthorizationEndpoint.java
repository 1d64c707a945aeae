package dev.signet.auth.endpoint.authorization.request;

import dev.signet.auth.Issuer;

/** Where the authorization endpoint is. */
public final class AuthorizationEndpoint {

    public static final String PATH = "/oauth2/authorize";

    private AuthorizationEndpoint() {}

    /** Absolute, so that it does not follow the host that a request names. */
    public static String of(Issuer issuer) {
        return issuer.value() + PATH;
    }
}
