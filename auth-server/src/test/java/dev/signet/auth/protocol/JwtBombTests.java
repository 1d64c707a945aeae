package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.abbey;
import static dev.signet.auth.testing.Clients.broker;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.herald;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.notary;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.ClientAssertion;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JWTs that cost whoever reads them much and whoever writes them nothing. Refused at once, at every place that reads one. */
@SignetTest
@DisplayName("RFC 8725 §3.2, RFC 7518 §8.8: JWTs that are made to cost")
class JwtBombTests {

    /** Generous on a busy machine, and nothing beside the hours that the first of them would take. */
    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    private final OAuth oauth;

    JwtBombTests(OAuth oauth) {
        this.oauth = oauth;
    }

    static List<String> bombs() {
        return List.of(
                // A key derived from a password in two thousand million rounds, which the sender asks for.
                encrypted(
                        "{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256GCM\",\"p2s\":\"c2FsdHNhbHQ\",\"p2c\":2147483647}"),
                // A content that grows when it is unpacked.
                encrypted("{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"zip\":\"DEF\"}"),
                encrypted("{\"alg\":\"RSA1_5\",\"enc\":\"A128CBC-HS256\"}"),
                signed("{\"alg\":\"ES256\",\"x\":" + "[".repeat(1_500) + "]".repeat(1_500) + "}", "{}"),
                signed("{\"alg\":\"ES256\"}", "{\"x\":" + "{\"x\":".repeat(500) + "1" + "}".repeat(500) + "}"),
                signed("{\"alg\":\"ES256\"}", "{\"exp\":1e999999999}"),
                signed(
                        "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + "A".repeat(4_000)
                                + "\"}}",
                        "{}"));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void atTheTokenEndpoint(String bomb) {
        long begun = System.nanoTime();

        assertThat(oauth.token(notary(), "client_credentials")
                        .with("client_assertion_type", ClientAssertion.TYPE)
                        .with("client_assertion", bomb)
                        .send())
                .isRefused(401, "invalid_client");
        assertThat(oauth.token(machine(), "client_credentials").proof(bomb).send())
                .isRefused(400, "invalid_dpop_proof");
        assertThat(oauth.token(herald(), "urn:ietf:params:oauth:grant-type:jwt-bearer")
                        .with("assertion", bomb)
                        .send())
                .isRefused(400, "invalid_grant");
        assertThat(oauth.token(broker(), "urn:ietf:params:oauth:grant-type:token-exchange")
                        .with("subject_token", bomb)
                        .with("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
                        .send())
                .isRefused(400, "invalid_request");

        assertQuick(begun);
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void atEveryOtherEndpoint(String bomb) {
        long begun = System.nanoTime();

        assertThat(oauth.authorize(abbey()).signed(bomb).pushRequest().send()).isRefused(400, "invalid_request_object");
        assertThat(oauth.introspect(ordersApi(), bomb)).saysInactiveAndNothingElse();
        assertThat(oauth.revoke(harbor(), bomb)).hasStatus(200);
        assertThat(oauth.userinfo(bomb)).hasStatus(401);
        assertThat(hint("/connect/logout?id_token_hint=", bomb)).isErrorPage("invalid_request");
        assertThat(oauth.authorize(harbor())
                        .with("id_token_hint", bomb)
                        .with("prompt", "none")
                        .silently()
                        .response()
                        .error())
                .isNotEmpty();

        assertQuick(begun);
    }

    @Test
    void theyAreSmallEnoughToArrive() {
        assertThat(bombs()).allSatisfy(bomb -> assertThat(bomb).hasSizeLessThan(6_000));
    }

    private Answer hint(String path, String bomb) {
        return oauth.browser().get(path + bomb);
    }

    private static void assertQuick(long begun) {
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
    }

    private static String signed(String header, String claims) {
        return Base64URL.encode(header) + "." + Base64URL.encode(claims) + "." + Base64URL.encode(new byte[64]);
    }

    private static String encrypted(String header) {
        String part = Base64URL.encode(new byte[24]).toString();
        return Base64URL.encode(header) + "." + part + "." + part + "." + part + "." + part;
    }
}
