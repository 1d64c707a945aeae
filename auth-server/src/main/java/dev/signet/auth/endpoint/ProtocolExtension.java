package dev.signet.auth.endpoint;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;

/** One standard, applied to the framework's authorization server. {@code config} applies all of them, in bean order. */
public interface ProtocolExtension {

    /** Called once, when the filter chain of the protocol endpoints is built: sets up the endpoints of the framework. */
    default void configure(OAuth2AuthorizationServerConfigurer server) {}

    /** Called once before that: adds steps that the framework has no place for. */
    default void configure(HttpSecurity http) {}
}
