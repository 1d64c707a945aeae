package dev.signet.auth.endpoint;

import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;

/** One standard, applied to the framework's authorization server. {@code config} applies all of them, in bean order. */
@FunctionalInterface
public interface ProtocolExtension {

    /** Called once, when the filter chain of the protocol endpoints is built. */
    void configure(OAuth2AuthorizationServerConfigurer server);
}
