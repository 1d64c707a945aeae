package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.ordersApi;
import static dev.signet.auth.testing.Clients.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JWT response for token introspection: RFC 9701. */
@DisplayName("RFC 9701 §4, §5: signed answers")
@SignetTest
class SignedIntrospectionTests {

    private static final String JWT = "application/token-introspection+jwt";

    private final OAuth oauth;

    SignedIntrospectionTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/json",
                "*/*",
                "application/*",
                JWT + ";q=0",
                "application/token-introspection+jwts",
                ";" + JWT
            })
    void whoDoesNotAskForItGetsJson(String accept) {
        Answer answer = ask(ordersApi(), someTokens().accessToken(), accept);

        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.json()).containsEntry("active", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {JWT, "application/json;q=0.5, " + JWT, "Application/Token-Introspection+JWT"})
    void whoAsksForItGetsASignedAnswerOfItsOwn(String accept) {
        Tokens tokens = someTokens();

        Answer answer = ask(ordersApi(), tokens.accessToken(), accept);

        assertThat(answer.header("Content-Type")).hasValue(JWT);
        SignedJWT jwt = oauth.jwts().verified(answer.body());
        Map<String, Object> claims = oauth.jwts().claims(answer.body());
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("token-introspection+jwt");
        assertThat(claims).containsOnlyKeys("iss", "aud", "iat", "token_introspection");
        assertThat(claims).containsEntry("iss", oauth.issuer()).containsEntry("aud", "orders-api");
        assertThat(inside(claims))
                .isEqualTo(oauth.jwts()
                        .claims(ask(ordersApi(), tokens.accessToken(), JWT).body())
                        .get("token_introspection"))
                .containsEntry("active", true)
                .containsEntry("client_id", aClient().id())
                .containsEntry("jti", tokens.accessTokenClaims().get("jti"))
                .containsEntry("exp", tokens.accessTokenClaims().get("exp"));
    }

    @Test
    void tokenThatNobodyMayKnowOfIsInactiveAndNothingElse() {
        String token = someTokens().accessToken();

        assertThat(inside(oauth.jwts().claims(ask(warehouse(), token, JWT).body())))
                .isEqualTo(Map.of("active", false));
        assertThat(inside(oauth.jwts().claims(ask(ordersApi(), "unknown", JWT).body())))
                .isEqualTo(Map.of("active", false));
    }

    @Test
    void answerIsNoAccessToken() {
        String answer = ask(ordersApi(), someTokens().accessToken(), JWT).body();

        assertThat(oauth.introspect(ordersApi(), answer)).saysInactiveAndNothingElse();
        assertThat(oauth.userinfo(answer)).hasStatus(401);
    }

    @Test
    void errorStaysJson() {
        assertThat(ask(ordersApi().withSecret("wrong"), "any", JWT)).isRefused(401, "invalid_client");
    }

    @Test
    void metadataSaysWhatItIsSignedWith() {
        assertThat(oauth.get("/.well-known/oauth-authorization-server").json())
                .containsEntry("introspection_signing_alg_values_supported", List.of("RS256", "ES256"));
        assertThat(oauth.get("/.well-known/openid-configuration").json())
                .containsEntry("introspection_signing_alg_values_supported", List.of("RS256", "ES256"));
    }

    private Answer ask(TestClient caller, String token, String accept) {
        return oauth.introspectionRequest(caller, token).accept(accept).send();
    }

    private Tokens someTokens() {
        return oauth.authorize(aClient()).as("alice").exchange();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inside(Map<String, Object> claims) {
        return (Map<String, Object>) claims.get("token_introspection");
    }
}
