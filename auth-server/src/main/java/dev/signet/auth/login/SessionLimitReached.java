package dev.signet.auth.login;

import org.springframework.security.core.AuthenticationException;

/** Who they are is proved, but the person has as many sessions as they may. */
class SessionLimitReached extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    SessionLimitReached() {
        super("The limit of sessions is reached.");
    }
}
