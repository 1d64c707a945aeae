package dev.signet.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Cookie;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RunningServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that the world reaches by https: RFC 6265 §4.1.2.5 and the cookie prefixes of its successor. */
@Tag("database")
@Tag("session")
class PublicAddressTests {

    private static final String ISSUER = "https://login.example";

    @Test
    void cookiesAreBoundToHttpsAndToThisHost() {
        try (RunningServer server =
                RunningServer.startWith(Map.of("spring.security.oauth2.authorizationserver.issuer", ISSUER))) {
            OAuth oauth = server.oauth();
            var browser = oauth.browser();
            browser.get("/login");

            List<Cookie> doors =
                    browser.everSet().stream().filter(Cookie::httpOnly).toList();

            assertThat(doors).isNotEmpty().allSatisfy(cookie -> {
                assertThat(cookie.name()).startsWith("__Host-");
                assertThat(cookie.attributes())
                        .containsKey("secure")
                        .containsEntry("path", "/")
                        .doesNotContainKey("domain");
            });
            assertThat(oauth.get("/.well-known/openid-configuration").json())
                    .containsEntry("issuer", ISSUER)
                    .containsEntry("token_endpoint", ISSUER + "/oauth2/token");
        }
    }
}
