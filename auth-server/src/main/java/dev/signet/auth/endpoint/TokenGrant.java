package dev.signet.auth.endpoint;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * A grant type of the token endpoint (RFC 6749 §4): how a request for it is read, and who answers it. Each bean of this type is
 * served, and named in the metadata; there are no others.
 */
public interface TokenGrant extends AuthenticationProvider {

    AuthorizationGrantType type();

    /** Reads requests of this type and no other: null for those. */
    AuthenticationConverter converter();
}
