package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.ClientAssertion;
import dev.signet.auth.testing.ClientDocument;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Clients whose id is the address of a document: draft-ietf-oauth-client-id-metadata-document-02. */
@SignetTest
@TestPropertySource(
        properties = {
            "signet.client-id-metadata-documents.enabled=true",
            "signet.client-id-metadata-documents.requests=10000",
            "signet.client-id-metadata-documents.scopes=openid,profile,orders:read"
        })
class ClientDocumentTests {

    private final OAuth oauth;
    private final ClientDocument document = ClientDocument.open();

    ClientDocumentTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @AfterEach
    void close() {
        document.close();
    }

    @Nested
    @DisplayName("Client ID Metadata Document §5: a client that nobody has registered")
    class Working {

        @Test
        void obtainsTokensForPeople() {
            Tokens tokens =
                    oauth.authorize(document.client()).as("alice").consent().exchange();

            assertThat(tokens).hasStatus(200);
            assertThat(tokens.accessTokenClaims()).containsEntry("client_id", document.id());
            assertThat(tokens.userinfo()).hasStatus(200);
            assertThat(tokens.refresh()).hasStatus(200);
        }

        @Test
        void mayHaveAnyPortOfThisMachine() {
            TestClient there = document.client().withRedirectUri("http://127.0.0.1:51234/callback");

            assertThat(oauth.authorize(there).as("alice").consent().exchange()).hasStatus(200);
        }

        @Test
        void provesItselfByItsKey() throws ParseException {
            document.with("token_endpoint_auth_method", "private_key_jwt");
            document.with("jwks", JWKSet.parse(KeyPairs.published("helper")).toJSONObject());

            EndpointAnswers answers = new EndpointAnswers();

            assertThat(answers.withAssertion()).hasStatus(200);
            assertThat(answers.without()).isRefused(401, "invalid_client");
        }

        @Test
        void hasNoMoreThanIsOffered() {
            assertThat(oauth.authorize(document.client().withScope("openid email"))
                            .silently()
                            .response()
                            .error())
                    .contains("invalid_scope");
        }

        @Test
        void alwaysUsesPkce() {
            assertThat(oauth.authorize(document.client())
                            .without("code_challenge")
                            .without("code_challenge_method")
                            .silently()
                            .response()
                            .error())
                    .contains("invalid_request");
        }

        /** What the token endpoint says to it with a key, and to somebody who only names it. */
        private final class EndpointAnswers {

            Answer withAssertion() {
                return oauth.authorize(document.client())
                        .as("alice")
                        .consent()
                        .response()
                        .tokenRequest()
                        .with("client_assertion_type", ClientAssertion.TYPE)
                        .with(
                                "client_assertion",
                                ClientAssertion.of(document.client(), oauth.issuer())
                                        .signedBy(KeyPairs.ec("helper"))
                                        .text())
                        .send();
            }

            Answer without() {
                return oauth.authorize(document.client())
                        .as("alice")
                        .consent()
                        .response()
                        .tokenRequest()
                        .send();
            }
        }
    }

    @Nested
    @DisplayName("Client ID Metadata Document §3: what is no address of a document")
    class Addresses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://helper.example/client.json",
                    "https://helper.example",
                    "https://user@helper.example/client.json",
                    "https://helper.example/client.json#me",
                    "https://helper.example/a/../client.json",
                    "https://helper.example/./client.json",
                    "https://helper.example/%2E%2e/client.json",
                    "https:///client.json",
                    "https://169.254.169.254/latest/meta-data",
                    "https://10.0.0.1/client.json",
                    "https://[::1]:9/client.json",
                    "https://helper.invalid/client.json",
                })
        void isRefusedOnAPage(String id) {
            assertThat(oauth.authorize(document.client().withId(id)).send()).isErrorPage("invalid_request");
        }

        @Test
        void isComparedLetterByLetter() {
            String other = document.id().replace("client.json", "%63lient.json");

            assertThat(oauth.authorize(document.client().withId(other)).send()).isErrorPage("invalid_request");
        }
    }

    @Nested
    @DisplayName("Client ID Metadata Document §4: what a document has to say")
    class Contents {

        @Test
        void whoseItIs() {
            document.with("client_id", document.id() + "/other");
            assertThat(begin()).isErrorPage("invalid_request");

            document.with("client_id", null);
            assertThat(begin()).isErrorPage("invalid_request");
        }

        @ParameterizedTest
        @CsvSource({
            "token_endpoint_auth_method, client_secret_basic",
            "token_endpoint_auth_method, client_secret_post",
            "token_endpoint_auth_method, client_secret_jwt",
            "token_endpoint_auth_method, private_key_jwt",
            "client_secret, of-its-own-making",
            "client_secret_expires_at, 0",
            "client_uri, javascript:alert(1)",
        })
        void nothingThatNeedsASharedSecretOrIsNotGood(String member, String value) {
            document.with(member, value);

            assertThat(begin()).isErrorPage("invalid_request");
        }

        @Test
        void publicKeysAlone() {
            document.with("token_endpoint_auth_method", "private_key_jwt");
            document.with("jwks", new JWKSet(KeyPairs.ec("helper")).toJSONObject(false));

            assertThat(begin()).isErrorPage("invalid_request");
        }

        @Test
        void redirectUrisThatMatchExactly() {
            document.with("redirect_uris", List.of("https://helper.example/callback"));

            assertThat(oauth.authorize(document.client().withRedirectUri("https://helper.example/callback/more"))
                            .send())
                    .isErrorPage("invalid_request");
        }

        @Test
        void noGrantThatOnlyAnOperatorGives() {
            document.with("grant_types", List.of("authorization_code", "client_credentials"));

            assertThat(begin()).isErrorPage("invalid_request");
        }
    }

    @Nested
    @DisplayName("Client ID Metadata Document §6: the metadata of the server")
    class Metadata {

        @ParameterizedTest
        @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
        void saysThatTheyAreSupported(String metadata) {
            assertThat(oauth.get(metadata).json()).containsEntry("client_id_metadata_document_supported", true);
        }
    }

    private Answer begin() {
        return oauth.authorize(document.client()).send();
    }
}
