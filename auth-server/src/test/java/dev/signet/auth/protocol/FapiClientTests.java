package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.ClientAssertion;
import dev.signet.auth.testing.Fapi;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RunningServer;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A client that is held to FAPI 2.0 alone, among others that are not. */
@Tag("database")
class FapiClientTests {

    private static final TestClient BANK = Fapi.client("bank");
    private static final RunningServer SERVER = RunningServer.startWith(settings());

    private final OAuth oauth = SERVER.oauth();

    private static Map<String, Object> settings() {
        Map<String, Object> all = new HashMap<>(Fapi.settings("bank"));
        all.put("signet.client.settings.bank.profile", "fapi2-security");
        return all;
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theOneIsHeldToIt() {
        AuthorizationResponse response =
                oauth.authorize(BANK).push().as("alice").response();

        assertThat(oauth.authorize(BANK).silently().response().error()).contains("invalid_request");
        assertThat(response.tokenRequest().send()).isRefused(400, "invalid_request");
        assertThat(Fapi.asserting(
                                oauth.authorize(BANK).pushRequest(),
                                ClientAssertion.of(BANK, oauth.issuer())
                                        .signedBy(KeyPairs.rsa("bank"), JWSAlgorithm.RS256, "bank-rsa"))
                        .send())
                .isRefused(401, "invalid_client");
        Tokens tokens = Fapi.exchange(oauth, response);
        assertThat(oauth.jwts().verified(tokens.idToken()).getHeader().getAlgorithm())
                .isEqualTo(JWSAlgorithm.ES256);
        assertThat(Fapi.tokens(oauth, tokens.refreshRequest()).refreshToken()).isEqualTo(tokens.refreshToken());
    }

    @Test
    void theOthersAreNot() {
        Tokens tokens = oauth.authorize(aClient()).as("alice").exchange();

        assertThat(tokens.answer().json()).containsEntry("token_type", "Bearer");
        assertThat(tokens.refresh().refreshToken()).isNotEqualTo(tokens.refreshToken());
    }

    @Test
    void metadataSaysWhatTheOthersMayUse() {
        Map<String, Object> json =
                oauth.get("/.well-known/openid-configuration").json();

        assertThat(json).containsEntry("require_pushed_authorization_requests", false);
        assertThat(json.get("token_endpoint_auth_methods_supported"))
                .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                .contains("client_secret_basic", "private_key_jwt");
    }
}
