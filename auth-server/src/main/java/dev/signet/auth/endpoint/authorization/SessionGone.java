package dev.signet.auth.endpoint.authorization;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/**
 * The browser still carries a session, but the account or the session behind it is gone: the person has to sign in again, or the
 * client is told so where no page may be shown (OpenID Connect Core §3.1.2.6).
 */
class SessionGone extends OAuth2AuthorizationCodeRequestAuthenticationException {

    private static final long serialVersionUID = 1L;

    SessionGone(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        super(new OAuth2Error("login_required", "The session has ended.", null), request);
    }
}
