package dev.signet.auth.endpoint.authorization.request;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Who asks before anybody has signed in: the framework wants somebody in that place. */
final class Nobody {

    static final Authentication AUTHENTICATION = new AnonymousAuthenticationToken(
            "anonymous", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    private Nobody() {}
}
