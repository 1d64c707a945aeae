package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.belfry;
import static dev.signet.auth.testing.Clients.chapel;
import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What tokens are signed with: for each client, for each kind of token, and by a key that is for nothing else. */
@SignetTest
class SigningAlgorithmTests {

    private final OAuth oauth;

    SigningAlgorithmTests(OAuth oauth) {
        this.oauth = oauth;
    }

    static Stream<Arguments> clients() {
        return Stream.of(
                Arguments.of(harbor(), "RS256", "ES256"),
                Arguments.of(chapel(), "PS256", "RS256"),
                Arguments.of(belfry(), "EdDSA", "EdDSA"));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void eachClientHasItsOwn(TestClient client, String ofIdToken, String ofAccessToken) {
        Tokens tokens = oauth.authorize(client).as("alice").exchange();

        assertThat(algorithm(tokens.idToken())).isEqualTo(ofIdToken);
        assertThat(algorithm(tokens.accessToken())).isEqualTo(ofAccessToken);
        assertThat(algorithm(tokens.refresh().idToken())).isEqualTo(ofIdToken);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void tokensAreGoodHereWhateverSignedThem(TestClient client) {
        Tokens tokens = oauth.authorize(client).as("alice").exchange();

        assertThat(tokens.userinfo()).hasStatus(200);
        assertThat(oauth.introspect(ordersApi(), tokens.accessToken()).json()).containsEntry("active", true);
    }

    @ParameterizedTest
    @CsvSource({"RS256, RSA", "PS256, RSA", "ES256, EC", "EdDSA, OKP"})
    void eachAlgorithmHasKeysOfItsOwn(String algorithm, String type) {
        assertThat(oauth.jwts().keys())
                .filteredOn(key -> algorithm.equals(String.valueOf(key.getAlgorithm())))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.getKeyType()).hasToString(type));
    }

    @Test
    void accessTokenHashIsOfTheHashThatTheAlgorithmUses() throws NoSuchAlgorithmException {
        for (Map.Entry<TestClient, String> each : Map.of(harbor(), "SHA-256", chapel(), "SHA-256", belfry(), "SHA-512")
                .entrySet()) {
            Tokens tokens = oauth.authorize(each.getKey()).as("alice").exchange();
            byte[] hash = MessageDigest.getInstance(each.getValue())
                    .digest(tokens.accessToken().getBytes(StandardCharsets.US_ASCII));

            assertThat(tokens.idTokenClaims())
                    .as("Core §3.1.3.6")
                    .containsEntry(
                            "at_hash",
                            Base64URL.encode(Arrays.copyOf(hash, hash.length / 2))
                                    .toString());
        }
    }

    private String algorithm(String token) {
        return oauth.jwts().verified(token).getHeader().getAlgorithm().getName();
    }
}
