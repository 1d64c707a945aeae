package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.chancery;
import static dev.signet.auth.testing.Clients.crypt;
import static dev.signet.auth.testing.Clients.vestry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Encrypted;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** UserInfo's answers as a client wants them: OpenID Connect Core 1.0 §5.3.2, OpenID Connect Registration 1.0 §2, RFC 7516. */
@SignetTest
class UserInfoFormTests {

    private final OAuth oauth;
    private final TestUser user;

    UserInfoFormTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.user = people.newcomer();
    }

    @Nested
    @DisplayName("Core §5.3.2: signed")
    class Signed {

        /** "If signed, the UserInfo Response MUST contain the Claims iss (issuer) and aud (audience) as members." */
        @Test
        void answerSaysWhoSaysItToWhom() {
            Tokens tokens = tokens(chancery());

            Answer answer = tokens.userinfo();

            assertThat(answer).hasStatus(200).isNotCached();
            assertThat(answer.header("Content-Type").orElse("")).startsWith("application/jwt");
            assertThat(oauth.jwts().claims(answer.body()))
                    .containsEntry("iss", oauth.issuer())
                    .containsEntry("aud", chancery().id())
                    .containsEntry("sub", tokens.idTokenClaims().get("sub"))
                    .containsEntry("email", user.username() + "@example.com");
        }

        @Test
        void answerHasTheAlgorithmThatTheClientRegistered() {
            assertThat(oauth.jwts()
                            .verified(tokens(chancery()).userinfo().body())
                            .getHeader()
                            .getAlgorithm()
                            .getName())
                    .isEqualTo("ES256");
        }

        /** RFC 8725 §3.11, §3.12: what one kind of JWT says is not believed where another is expected. */
        @Test
        void answerPassesForNothingElse() {
            String jwt = tokens(chancery()).userinfo().body();

            assertThat(oauth.userinfo(jwt)).as("as an access token").hasStatus(401);
            assertThat(oauth.authorize(chancery())
                            .with("id_token_hint", jwt)
                            .silently()
                            .response()
                            .error())
                    .as("as an ID token")
                    .contains("invalid_request");
        }

        @Test
        void refusalIsNotSigned() {
            assertThat(oauth.userinfo("unknown")).hasStatus(401);
        }

        @Test
        void whoeverRegisteredNothingGetsJson() {
            Answer answer = tokens(aClient()).userinfo();

            assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
            assertThat(answer.json()).containsKey("email").doesNotContainKeys("iss", "aud");
        }
    }

    @Nested
    @DisplayName("Core §5.3.2, §10.2: encrypted")
    class EncryptedForTheClient {

        /** Registration §2: A128CBC-HS256 where only the other half is said. */
        @Test
        void answerIsForTheKeyThatReadsAndNotForTheOneThatSigns() {
            Answer answer = tokens(crypt()).userinfo();

            Encrypted opened = Encrypted.open(answer.body(), KeyPairs.reading("crypt"));

            assertThat(answer.header("Content-Type").orElse("")).startsWith("application/jwt");
            assertThat(opened.header().getAlgorithm().getName()).isEqualTo("ECDH-ES");
            assertThat(opened.header().getEncryptionMethod().getName()).isEqualTo("A128CBC-HS256");
            assertThat(opened.header().getKeyID()).isEqualTo("crypt-reading");
            assertThat(json(opened.content())).containsEntry("email", user.username() + "@example.com");
        }

        /** RFC 7519 §5.2, §11.2: signed first, and {@code cty} says so. */
        @Test
        void signedAnswerIsInside() {
            Encrypted opened = Encrypted.open(tokens(vestry()).userinfo().body(), KeyPairs.reading("vestry"));

            assertThat(opened.header().getContentType()).isEqualTo("JWT");
            assertThat(opened.header().getAlgorithm().getName()).isEqualTo("ECDH-ES+A256KW");
            assertThat(opened.header().getEncryptionMethod().getName()).isEqualTo("A256CBC-HS512");
            assertThat(oauth.jwts()
                            .verified(opened.content())
                            .getHeader()
                            .getAlgorithm()
                            .getName())
                    .isEqualTo("EdDSA");
            assertThat(oauth.jwts().claims(opened.content())).containsEntry("aud", vestry().id());
        }
    }

    private Tokens tokens(TestClient client) {
        return oauth.authorize(client).as(user).exchange();
    }

    private static Map<String, Object> json(String text) {
        return JsonMapper.shared().readValue(text, new TypeReference<Map<String, Object>>() {});
    }
}
