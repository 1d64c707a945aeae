package dev.signet.auth.endpoint.authorization.par;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** More was pushed than there is room for (RFC 9126 §2.3). */
final class TooLarge extends OAuth2AuthenticationException {

    private static final long serialVersionUID = 1L;

    TooLarge() {
        super(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "The request is too long.", null));
    }
}
