package dev.signet.auth.endpoint.authorization.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** A place where the parameters of a request may stand, in place of the request itself (RFC 9101 §5). */
public interface RequestSource {

    /**
     * What {@code sent} refers to; empty if it refers to no such place.
     *
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if nothing is found there. The client is told by
     *     what was {@code sent}, if that says where
     */
    Optional<FoundRequest> find(RequestParameters sent, HttpServletRequest request);

    /** @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if {@code found} had to stand here and does not */
    void requireWhereDemanded(FoundRequest found, Entrance entrance);
}
