package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.CHANCELLOR;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.herald;
import static dev.signet.auth.testing.Clients.notary;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.EndpointRequest;
import dev.signet.auth.testing.JwtTrick;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Pkce;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens for assertions of a trusted issuer: RFC 7521 §4.1, RFC 7523 §2.1. */
@SignetTest
class JwtBearerGrantTests {

    private static final String TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final OAuth oauth;
    private final People people;
    private final TestUser user;
    private final Map<String, Object> claims = new LinkedHashMap<>();

    JwtBearerGrantTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.people = people;
        this.user = people.newcomer();
        Instant now = Instant.now();
        claims.put("iss", CHANCELLOR);
        claims.put("sub", user.username());
        claims.put("aud", oauth.issuer());
        claims.put("jti", Pkce.random());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(60).getEpochSecond());
    }

    @Nested
    @DisplayName("RFC 7523 §3, RFC 7521 §4.1.1: what is refused")
    class Refused {

        @Test
        void requestWithoutAnAssertion() {
            assertThat(oauth.token(herald(), TYPE).send()).isRefused(400, "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"iss", "sub", "aud", "exp", "jti"})
        void assertionThatLeavesOutWhatItMustSay(String claim) {
            claims.remove(claim);

            assertThat(present(assertion())).isRefused(400, "invalid_grant");
        }

        @Test
        void assertionOfSomebodyWhoIsNotTrusted() {
            claims.put("iss", "https://chancellor.example/");

            assertThat(present(assertion())).isRefused(400, "invalid_grant");
        }

        @Test
        void assertionForSomebodyElseOrForOthersToo() {
            claims.put("aud", "https://other.example");
            assertThat(present(assertion())).isRefused(400, "invalid_grant");

            claims.put("aud", List.of(oauth.issuer(), "https://other.example"));
            assertThat(present(assertion())).isRefused(400, "invalid_grant");
        }

        @Test
        void assertionThatIsTooOldTooYoungOrTooLongLived() {
            long now = Instant.now().getEpochSecond();
            claims.put("exp", now - 60);
            assertThat(present(assertion())).isRefused(400, "invalid_grant");

            claims.put("exp", now + 7_200);
            assertThat(present(assertion())).isRefused(400, "invalid_grant");

            claims.put("exp", now + 60);
            claims.put("nbf", now + 45);
            assertThat(present(assertion())).isRefused(400, "invalid_grant");
        }

        @ParameterizedTest
        @ValueSource(strings = {"at+jwt", "logout+jwt", "dpop+jwt", "client-authentication+jwt"})
        void jwtThatIsSomethingElse(String type) {
            assertThat(present(signed(KeyPairs.ec("chancellor"), JWSAlgorithm.ES256, type)))
                    .isRefused(400, "invalid_grant");
        }

        @Test
        void assertionThatIsNotSignedByTheIssuer() {
            String good = assertion();

            assertThat(present(signed(KeyPairs.ec("somebody"), JWSAlgorithm.ES256, null)))
                    .isRefused(400, "invalid_grant");
            assertThat(present(good.substring(0, good.lastIndexOf('.') + 1))).isRefused(400, "invalid_grant");
            assertThat(present("eyJhbGciOiJub25lIn0" + good.substring(good.indexOf('.'), good.lastIndexOf('.') + 1)))
                    .isRefused(400, "invalid_grant");
            assertThat(present("nonsense")).isRefused(400, "invalid_grant");
        }

        /** RFC 8725 §3.1, §3.10. */
        @ParameterizedTest
        @EnumSource
        void assertionWithATrickInItsHeader(JwtTrick trick) {
            String good = assertion();

            assertThat(present(trick.of(good, KeyPairs.ec("chancellor")))).isRefused(400, "invalid_grant");
            assertThat(present(good)).hasStatus(200);
        }

        @Test
        void assertionForNobodyOrForSomebodyWhoIsShutOut() {
            claims.put("sub", "nobody-" + Pkce.random());
            assertThat(present(assertion())).isRefused(400, "invalid_grant");

            claims.put("sub", user.username());
            people.disable(user);
            assertThat(present(assertion())).isRefused(400, "invalid_grant");
        }

        @Test
        void assertionThatWasUsedBefore() {
            String assertion = assertion();
            assertThat(present(assertion)).hasStatus(200);

            assertThat(present(assertion)).isRefused(400, "invalid_grant");
        }

        @Test
        void allButOneOfManyUsesAtOnce() {
            String assertion = assertion();

            assertThat(Race.run(() -> present(assertion).status()))
                    .filteredOn(status -> status == 200)
                    .hasSize(1);
        }

        @Test
        void clientThatMayNotUseThem() {
            assertThat(request(aClient(), assertion()).send()).isRefused(400, "unauthorized_client");
            assertThat(request(herald().withSecret("another"), assertion()).send())
                    .isRefused(401, "invalid_client");
            assertThat(request(notary(), assertion()).send().status()).isBetween(400, 401);
        }

        @Test
        void scopeThatTheIssuerIsNotTrustedWith() {
            assertThat(request(herald(), assertion())
                            .with("scope", "orders:write")
                            .send())
                    .isRefused(400, "invalid_scope");
            claims.put("jti", Pkce.random());
            assertThat(request(herald(), assertion()).with("scope", "openid").send())
                    .as("nobody signed in")
                    .isRefused(400, "invalid_scope");
        }

        @Test
        void apiThatTheClientHasNoTokensFor() {
            assertThat(request(herald(), assertion())
                            .with("resource", "https://other.example")
                            .send())
                    .isRefused(400, "invalid_target");
        }
    }

    @Nested
    @DisplayName("RFC 7523 §2.1: what is issued")
    class Issued {

        @Test
        void accessTokenForThePersonAndNothingElse() {
            Answer answer = present(assertion());

            assertThat(answer).hasStatus(200).isNotCached();
            assertThat(answer.json()).containsOnlyKeys("access_token", "token_type", "expires_in", "scope");
            assertThat(claims(answer))
                    .containsEntry("sub", user.id())
                    .containsEntry("client_id", herald().id())
                    .as("nobody proved anything here")
                    .doesNotContainKeys("acr", "auth_time");
            assertThat(oauth.jwts().scope(token(answer))).containsExactlyInAnyOrder("profile", "orders:read");
        }

        @Test
        void lessIfLessIsAsked() {
            Answer answer =
                    request(herald(), assertion()).with("scope", "orders:read").send();

            assertThat(answer.json()).containsEntry("scope", "orders:read");
        }

        @Test
        void alsoForTheTokenEndpointAsAudienceAndWithRsa() {
            claims.put("aud", List.of(oauth.issuer() + "/oauth2/token"));
            JWK rsa = KeyPairs.rsa("chancellor");
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.PS256)
                    .keyID("chancellor-rsa")
                    .build();

            assertThat(present(KeyPairs.sign(rsa, header, claims))).hasStatus(200);
        }

        @Test
        void endsWithThePerson() {
            String token = token(present(assertion()));
            assertThat(oauth.isActive(token)).isTrue();

            people.disable(user);

            assertThat(oauth.isActive(token)).isFalse();
        }

        @Test
        void canBeTakenBack() {
            String token = token(present(assertion()));

            oauth.revoke(herald(), token);

            assertThat(oauth.isActive(token)).isFalse();
        }
    }

    private Answer present(String assertion) {
        return request(herald(), assertion).send();
    }

    private EndpointRequest request(TestClient client, String assertion) {
        return oauth.token(client, TYPE).with("assertion", assertion);
    }

    private String assertion() {
        return signed(KeyPairs.ec("chancellor"), JWSAlgorithm.ES256, null);
    }

    private String signed(JWK key, JWSAlgorithm algorithm, @Nullable String type) {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .keyID("chancellor")
                .type(type == null ? null : new JOSEObjectType(type))
                .build();
        return KeyPairs.sign(key, header, claims);
    }

    private Map<String, Object> claims(Answer answer) {
        return oauth.jwts().claims(token(answer));
    }

    private static String token(Answer answer) {
        return String.valueOf(answer.json().get("access_token"));
    }
}
