package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.abbey;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RequestObject;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed requests, by value: RFC 9101, OpenID Connect Core §6.1, and the attacks of RFC 8725 on them. */
@SignetTest
class RequestObjectTests {

    private final OAuth oauth;
    private final MutableClock clock;

    RequestObjectTests(OAuth oauth, MutableClock clock) {
        this.oauth = oauth;
        this.clock = clock;
    }

    @Nested
    @DisplayName("RFC 9101 §4, §6.1: what is no request object of the client's")
    class Forged {

        @Test
        void unsignedIsRefused() {
            AuthorizationRequest request = request();
            String claims = request.object().jwt().split("\\.")[1];

            assertRefused(request.signed(Base64URL.encode("{\"alg\":\"none\"}") + "." + claims + "."));
        }

        @Test
        void aKeyOfAnotherIsRefused() {
            AuthorizationRequest request = request();
            ECKey stranger = new ECKey.Builder(KeyPairs.ec("stranger").toECKey())
                    .keyID(KeyPairs.ec(abbey().id()).getKeyID())
                    .build();

            assertRefused(request.signed(request.object().signedWith(stranger)));
        }

        @Test
        void aClientWithoutKeysSignsNothing() {
            AuthorizationRequest request = oauth.authorize(aClient());

            assertRefused(request.signed(request.object()));
        }

        @Test
        void changedAfterSigningIsRefused() {
            AuthorizationRequest request = request();
            String[] parts = request.object().jwt().split("\\.");
            String changed = Base64URL.from(parts[1]).decodeToString().replace("openid", "orders");

            assertRefused(request.signed(parts[0] + "." + Base64URL.encode(changed) + "." + parts[2]));
        }

        @ParameterizedTest
        @ValueSource(strings = {"e30.e30.e30", "x", "..", "e30.", "%"})
        void nonsenseIsRefused(String jwt) {
            assertRefused(request().signed(jwt));
        }

        static Stream<Named<UnaryOperator<RequestObject>>> everyFault() {
            long now = Instant.now().getEpochSecond();
            return Stream.of(
                    fault("another server's", object -> object.with("aud", "https://other.example")),
                    fault("nobody's in particular", object -> object.without("aud")),
                    fault("another issuer", object -> object.with("iss", "harbor")),
                    fault("no issuer", object -> object.without("iss")),
                    fault("an assertion (§10.8)", object -> object.with("sub", abbey().id())),
                    fault("another client (§6.3)", object -> object.with("client_id", "harbor")),
                    fault("no client", object -> object.without("client_id")),
                    fault("a request in a request (§4)", object -> object.with("request", "e30.e30.")),
                    fault("a reference in it (§4)", object -> object.with("request_uri", "https://evil.example")),
                    fault("no end", object -> object.without("exp")),
                    fault("an end that has passed", object -> object.with("exp", now - 60)),
                    fault("good for too long", object -> object.with("exp", now + 2 * 3600)),
                    fault("not yet good", object -> object.with("nbf", now + 120)),
                    fault("begun too long ago", object -> object.with("nbf", now - 2 * 3600)),
                    fault("an access token (§10.8.1)", object -> object.type("at+jwt")),
                    fault("a logout token (§10.8.1)", object -> object.type("logout+jwt")));
        }

        private static Named<UnaryOperator<RequestObject>> fault(String name, UnaryOperator<RequestObject> fault) {
            return Named.of(name, fault);
        }

        @ParameterizedTest
        @MethodSource("everyFault")
        void whatSaysTheWrongThingIsRefused(UnaryOperator<RequestObject> fault) {
            AuthorizationRequest request = request();

            assertRefused(request.signed(fault.apply(request.object())));
        }

        private void assertRefused(AuthorizationRequest request) {
            assertThat(request.pushRequest().send()).isRefused(400, "invalid_request_object");
            AuthorizationRequest told =
                    request.beside("redirect_uri", request.client().redirectUri());
            assertThat(told.silently().response().error()).contains("invalid_request_object");
        }
    }

    @Nested
    @DisplayName("RFC 9101 §5, §6.3: the request in it")
    class TheRequest {

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void leadsToACode(boolean rsa) {
            JWK key = rsa ? anRsaKey() : KeyPairs.ec(abbey().id());
            AuthorizationRequest request = request();

            AuthorizationResponse response =
                    request.signed(request.object().signedWith(key)).as("alice").response();

            assertThat(response.parameters().find("state")).contains(request.parameter("state"));
            assertThat(response.exchange().idTokenClaims()).containsEntry("nonce", request.parameter("nonce"));
        }

        private RSAKey anRsaKey() {
            return new RSAKey.Builder(KeyPairs.rsa(abbey().id()))
                    .keyID(abbey().id() + "-rsa")
                    .build();
        }

        @Test
        void mayBePushed() {
            AuthorizationRequest request = request();

            assertThat(request.signed(request.object()).push().as("alice").exchange())
                    .hasStatus(200);
        }

        @Test
        void nothingBesideItIsRead() {
            AuthorizationRequest request = request().scope("openid");

            AuthorizationResponse response = request.signed(request.object())
                    .beside("scope", "openid orders:write")
                    .beside("state", "another")
                    .as("alice")
                    .response();

            assertThat(response.parameters().find("state")).contains(request.parameter("state"));
            assertThat(response.exchange().scope()).containsExactly("openid");
        }

        @Test
        void whatStandsOnlyBesideItIsMissing() {
            AuthorizationRequest request = request();
            RequestObject object = request.object().without("code_challenge");

            AuthorizationRequest sent =
                    request.signed(object).beside("code_challenge", request.parameter("code_challenge"));

            assertThat(sent.silently().response().error()).contains("invalid_request");
        }

        @Test
        void itsErrorsGoWhereItSays() {
            AuthorizationRequest request = request();

            AuthorizationResponse response = request.signed(
                            request.object().with("scope", "admin").with("response_mode", "fragment"))
                    .silently()
                    .response();

            assertThat(response.error()).contains("invalid_scope");
            assertThat(response.parameters().find("state")).contains(request.parameter("state"));
        }

        @Test
        void aRedirectUriThatIsNotRegisteredIsToldOnAPage() {
            AuthorizationRequest request = request();

            assertThat(request.signed(request.object().with("redirect_uri", "https://evil.example/"))
                            .send())
                    .isErrorPage("invalid_request");
        }

        @Test
        void whatIsNoTextStandsThereAsJson() {
            AuthorizationRequest request = request();
            RequestObject object = request.object()
                    .with("max_age", 300)
                    .with(
                            "claims",
                            Map.of("id_token", Map.of("acr", Map.of("essential", true, "values", List.of("1")))))
                    .with("resource", List.of("http://localhost:9001"));

            AuthorizationResponse response = request.signed(object).as("alice").response();

            assertThat(response.exchange().accessTokenClaims().get("aud").toString())
                    .contains("http://localhost:9001");
        }

        @Test
        void aTypeNeedNotBeNamed() {
            AuthorizationRequest request = request();

            assertThat(request.signed(request.object().type("JWT")).as("alice").exchange())
                    .hasStatus(200);
        }

        @Test
        void neverTogetherWithAReference() {
            String reference = request().push().requestUri();
            AuthorizationRequest request = request();

            AuthorizationRequest both = request.signed(request.object())
                    .beside("request_uri", reference)
                    .beside("redirect_uri", abbey().redirectUri());

            assertThat(both.silently().response().error()).contains("invalid_request");
        }

        @Test
        void twiceIsTooOften() {
            AuthorizationRequest request = request();
            String jwt = request.object().jwt();

            AuthorizationRequest twice =
                    request.signed(jwt).beside("request", jwt).beside("redirect_uri", abbey().redirectUri());

            assertThat(twice.silently().response().error()).contains("invalid_request");
        }

        @Test
        void aSlowLoginGoesOnThoughItHasExpired() {
            AuthorizationRequest request = request();
            Arrival login = request.signed(request.object()).silently();
            clock.advance(Duration.ofMinutes(20));
            Answer elsewhere = oauth.browser().get(request.uri());

            assertThat(elsewhere.locationParameters().find("error"))
                    .as("in another browser")
                    .contains("invalid_request_object");
            assertThat(login.logIn(TestUser.alice()).response().code()).isNotEmpty();
        }
    }

    @Nested
    @DisplayName("RFC 9101 §10.5: what is demanded")
    class Demands {

        @Test
        void theMetadataSaysWhatIsOn() {
            assertThat(oauth.get("/.well-known/openid-configuration").json())
                    .containsEntry("request_parameter_supported", true)
                    .containsEntry("request_uri_parameter_supported", false)
                    .containsEntry("require_signed_request_object", false)
                    .containsEntry(
                            "request_object_signing_alg_values_supported", List.of("RS256", "PS256", "ES256", "EdDSA"));
        }

        @Test
        void aClientThatMustSignIsServedOtherwiseNowhere() {
            String setting = "signet.client.settings.abbey.require-signed-request-object";
            try (RunningServer server = RunningServer.startWith(Map.of(setting, true))) {
                AuthorizationRequest request = server.oauth().authorize(abbey());

                assertThat(request.silently().response().error()).contains("invalid_request");
                assertThat(request.pushRequest().send()).isRefused(400, "invalid_request");
                assertThat(request.signed(request.object()).push().as("alice").exchange())
                        .hasStatus(200);
            }
        }

        @Test
        void whereItIsOffItIsSaid() {
            try (RunningServer server = RunningServer.startWith(Map.of("signet.request-object.enabled", false))) {
                AuthorizationRequest request = server.oauth().authorize(abbey());

                AuthorizationResponse response = request.signed(request.object())
                        .beside("redirect_uri", abbey().redirectUri())
                        .silently()
                        .response();

                assertThat(response.error()).contains("request_not_supported");
                assertThat(server.oauth()
                                .get("/.well-known/openid-configuration")
                                .json())
                        .containsEntry("request_parameter_supported", false)
                        .doesNotContainKey("request_object_signing_alg_values_supported");
            }
        }
    }

    private AuthorizationRequest request() {
        return oauth.authorize(abbey());
    }
}
