package dev.signet.resource.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Apps that live in a browser alone and call this API from there ({@code browser-apps.*}).
 *
 * @param origins of their pages, such as {@code https://app.example.com}. None, and browsers let no page of another origin read an answer
 */
@ConfigurationProperties("browser-apps")
record BrowserApps(@Nullable List<String> origins) {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    boolean areKnown() {
        return origins != null && !origins.isEmpty();
    }

    /** What such a page may do: what the API has, with a token that it sends by itself, and never with a cookie. */
    CorsConfiguration rules() {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        rules.setAllowedHeaders(List.of("Authorization", "Content-Type", "DPoP"));
        rules.setExposedHeaders(List.of("DPoP-Nonce", "WWW-Authenticate"));
        rules.setAllowCredentials(false);
        rules.setMaxAge(REMEMBERED);
        return rules;
    }
}
