package dev.signet.auth.endpoint;

import java.util.Map;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;

/** One standard, applied to the framework's authorization server. {@code config} applies all of them, in bean order. */
public interface ProtocolExtension {

    /** Called once, when the filter chain of the protocol endpoints is built: sets up the endpoints of the framework. */
    default void configure(OAuth2AuthorizationServerConfigurer server) {}

    /** Called for each metadata document (RFC 8414 §2): adds what is on, or takes out what the framework only believes to be. */
    default void describe(Map<String, Object> metadata) {}

    /** Called for each metadata document once all have described it: takes out what is forbidden here. */
    default void restrict(Map<String, Object> metadata) {}

    /** Called once before the first: adds steps that the framework has no place for. */
    default void configure(HttpSecurity http) {}
}
