package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.crypt;
import static dev.signet.auth.testing.Clients.oubliette;
import static dev.signet.auth.testing.Clients.vestry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Encrypted;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** ID tokens that nobody but the client can read: OpenID Connect Core 1.0 §2, §10.2, §16.14; RFC 7516. */
@SignetTest
class EncryptedIdTokenTests {

    private final OAuth oauth;
    private final TestUser user;

    EncryptedIdTokenTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.user = people.newcomer();
    }

    @Nested
    @DisplayName("Core §2: signed and then encrypted")
    class SignedAndEncrypted {

        /** "ID Tokens MUST be signed using JWS and optionally both signed and then encrypted" */
        @Test
        void signedIdTokenIsInside() {
            Tokens tokens = oauth.authorize(crypt()).as(user).exchange();

            Encrypted opened = Encrypted.open(tokens.idToken(), KeyPairs.reading("crypt"));

            assertThat(opened.header().getContentType()).isEqualTo("JWT");
            assertThat(opened.header().getAlgorithm().getName()).isEqualTo("ECDH-ES+A128KW");
            assertThat(opened.header().getEncryptionMethod().getName()).isEqualTo("A256GCM");
            assertThat(oauth.jwts().claims(opened.content()))
                    .containsEntry("sub", user.id())
                    .containsEntry("aud", crypt().id())
                    .containsKeys("nonce", "at_hash", "sid");
        }

        @Test
        void keyCanBeOneOfRsa() {
            Tokens tokens = oauth.authorize(vestry()).as(user).exchange();

            Encrypted opened = Encrypted.open(tokens.idToken(), KeyPairs.readingRsa("vestry"));

            assertThat(opened.header().getAlgorithm().getName()).isEqualTo("RSA-OAEP-256");
            assertThat(oauth.jwts().claims(opened.content())).containsEntry("sub", user.id());
        }

        @Test
        void refreshedOneIsEncryptedToo() {
            Tokens tokens = oauth.authorize(crypt()).as(user).exchange().refresh();

            assertThat(oauth.jwts()
                            .claims(Encrypted.open(tokens.idToken(), KeyPairs.reading("crypt"))
                                    .content()))
                    .containsEntry("sub", user.id());
        }

        /** Core §3.1.2.1: as a hint it is sent decrypted, for this server has no key of its own to read it with. */
        @Test
        void whatIsInsideIsGoodAsAHint() {
            Tokens tokens = oauth.authorize(crypt()).as(user).exchange();
            String inside =
                    Encrypted.open(tokens.idToken(), KeyPairs.reading("crypt")).content();

            assertThat(oauth.authorize(crypt())
                            .with("id_token_hint", inside)
                            .as(user)
                            .exchange()
                            .answer()
                            .status())
                    .isEqualTo(200);
            assertThat(oauth.authorize(crypt())
                            .with("id_token_hint", tokens.idToken())
                            .silently()
                            .response()
                            .error())
                    .contains("invalid_request");
        }
    }

    @Nested
    @DisplayName("Core §10.2: no key to be had")
    class NoKey {

        @Test
        void codeIsNotSpentForNothing() {
            AuthorizationResponse response =
                    oauth.authorize(oubliette()).as(user).response();

            assertThat(response.tokenRequest().send()).isRefused(400, "temporarily_unavailable");
            assertThat(response.tokenRequest().send())
                    .as("and not invalid_grant")
                    .isRefused(400, "temporarily_unavailable");
        }

        @Test
        void withoutAnIdTokenNoneIsNeeded() {
            Tokens tokens =
                    oauth.authorize(oubliette()).scope("profile").as(user).exchange();

            assertThat(tokens.answer().json()).containsKey("access_token").doesNotContainKey("id_token");
        }
    }
}
