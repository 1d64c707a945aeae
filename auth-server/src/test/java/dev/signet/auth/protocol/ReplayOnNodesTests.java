package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.cli;
import static dev.signet.auth.testing.Clients.herald;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.notary;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.ClientAssertion;
import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.DPoPProof;
import dev.signet.auth.testing.Device;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Pkce;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.Tokens;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is good once is good once on all nodes together: whoever intercepted it tries the other node. */
@Tag("database")
@DisplayName("RFC 9700 §4.5, §4.14, RFC 7523 §3, RFC 9449 §11.1: used at one node, replayed at another")
class ReplayOnNodesTests {

    private static final RunningServer ONE = RunningServer.startWith(Map.of());
    private static final RunningServer TWO = ONE.another(Map.of());

    private final OAuth one = ONE.oauth();
    private final OAuth two = TWO.oauth();

    @AfterAll
    static void stop() {
        TWO.close();
        ONE.close();
    }

    @Test
    void clientAssertion() {
        String assertion = ClientAssertion.of(notary(), one.issuer()).text();

        assertThat(asserting(one, assertion)).hasStatus(200);
        assertThat(asserting(two, assertion)).isRefused(401, "invalid_client");
    }

    private static Answer asserting(OAuth node, String assertion) {
        return node.token(notary(), "client_credentials")
                .with("client_assertion_type", ClientAssertion.TYPE)
                .with("client_assertion", assertion)
                .send();
    }

    @Test
    void proof() {
        String proof = DPoPProof.forTokens(one, KeyPairs.ec("replayed")).text();

        assertThat(one.token(machine(), "client_credentials").proof(proof).send())
                .hasStatus(200);
        assertThat(two.token(machine(), "client_credentials").proof(proof).send())
                .isRefused(400, "invalid_dpop_proof");
    }

    @Test
    void assertionOfATrustedIssuer() {
        Instant now = Instant.now();
        String assertion = KeyPairs.sign(
                KeyPairs.ec("chancellor"),
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("chancellor").build(),
                Map.of(
                        "iss", Clients.CHANCELLOR,
                        "sub", ONE.newcomer().username(),
                        "aud", one.issuer(),
                        "jti", Pkce.random(),
                        "exp", now.plusSeconds(60).getEpochSecond()));

        assertThat(vouched(one, assertion)).hasStatus(200);
        assertThat(vouched(two, assertion)).isRefused(400, "invalid_grant");
    }

    private static Answer vouched(OAuth node, String assertion) {
        return node.token(herald(), "urn:ietf:params:oauth:grant-type:jwt-bearer")
                .with("assertion", assertion)
                .send();
    }

    @Test
    void codeAndWithItAllThatItBrought() {
        AuthorizationResponse response =
                one.authorize(aClient()).as(ONE.newcomer()).response();
        Tokens tokens = response.exchange();

        assertThat(two.token(aClient(), "authorization_code")
                        .with("code", response.code())
                        .with("redirect_uri", aClient().redirectUri())
                        .with("code_verifier", response.request().verifier())
                        .send())
                .isRefused(400, "invalid_grant");
        assertThat(one.refresh(aClient(), tokens.refreshToken())).isRefused(400, "invalid_grant");
    }

    @Test
    void refreshTokenAndWithItItsSuccessors() {
        Tokens first = one.authorize(aClient()).as(ONE.newcomer()).exchange();
        Tokens second = one.refresh(aClient(), first.refreshToken());

        assertThat(two.refresh(aClient(), first.refreshToken())).isRefused(400, "invalid_grant");
        assertThat(one.refresh(aClient(), second.refreshToken())).isRefused(400, "invalid_grant");
    }

    @Test
    void pushedRequest() {
        AuthorizationRequest request = one.authorize(aClient()).push();
        assertThat(request.as(ONE.newcomer()).response().code()).isNotEmpty();

        Browser elsewhere = two.browser().login(ONE.newcomer());
        Answer again = two.authorize(aClient())
                .in(elsewhere)
                .referringTo(request.requestUri())
                .send();

        assertThat(again.locationParameters().find("error")).contains("invalid_request_uri");
    }

    @Test
    void deviceCode() {
        Device device = one.device(cli());
        device.enteredBy(ONE.newcomer()).allow();

        assertThat(device.poll()).hasStatus(200);
        assertThat(two.token(cli(), "urn:ietf:params:oauth:grant-type:device_code")
                        .with("device_code", device.deviceCode())
                        .send())
                .isRefused(400, "invalid_grant");
    }
}
