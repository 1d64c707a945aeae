package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.session.SessionId;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/**
 * The browser still carries a session, but the account or the session behind it is gone: the person has to sign in again, or the
 * client is told so where no page may be shown (OpenID Connect Core §3.1.2.6).
 */
class SessionGone extends OAuth2AuthorizationCodeRequestAuthenticationException {

    private static final long serialVersionUID = 1L;

    private final transient SessionId sid;

    SessionGone(SessionId sid, OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        super(new OAuth2Error("login_required", "The session has ended.", null), request);
        this.sid = sid;
    }

    SessionId sid() {
        return sid;
    }
}
