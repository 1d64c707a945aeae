package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.ECKey;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.CountedSignatures;
import dev.signet.resource.testing.RunningApi;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.token.jwt.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must be looked at with each request, though the token was verified before. */
class RememberedTokenTests {

    private final TestIssuer issuer = new TestIssuer();
    private RunningApi api;
    private String token;

    @BeforeEach
    void showATokenOnce() {
        api = new RunningApi(issuer);
        token = api.aToken()
                .claim("exp", api.clock().instant().plusSeconds(3600))
                .status(issuer.statusLists().uri(1), 1)
                .build();
        assertThat(api.statusWith(token)).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        api.close();
        issuer.close();
    }

    private void assertRefused(String presented, Refusal reason) {
        Answer answer = api.api().get("/api/me", presented);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("detail").asString()).isEqualTo(reason.description());
    }

    @Test
    void tokenThatIsTakenBackIsRefused() {
        issuer.statusLists().set(1, 1, true);

        await().until(() -> api.statusWith(token) == 401);
        assertRefused(token, Refusal.REVOKED);
    }

    @Test
    void expiredTokenIsRefused() {
        api.clock().forward(Duration.ofSeconds(3609));
        await().until(() -> api.statusWith(token) == 200);

        api.clock().forward(Duration.ofSeconds(1));
        assertRefused(token, Refusal.EXPIRED);
    }

    @Test
    void tokenOfAWithdrawnKeyIsRefusedOnceTheKeysAreFetchedAgain() {
        issuer.publish(issuer.rsaKey());
        assertThat(api.statusWith(token)).isEqualTo(200);

        api.clock().forward(Duration.ofMinutes(5));

        assertRefused(token, Refusal.UNKNOWN_KEY);
    }

    @Test
    void tokenOfAKeyThatWasReplacedUnderItsNameIsRefused() {
        ECKey another = TestIssuer.anEcKey("ec-1");
        issuer.publish(another);

        api.clock().forward(Duration.ofMinutes(5));

        assertRefused(token, Refusal.WRONG_SIGNATURE);
    }

    @Test
    void tokenWithAnotherSignatureIsAnotherToken() {
        char last = token.charAt(token.length() - 2);
        String other =
                token.substring(0, token.length() - 2) + (last == 'A' ? 'B' : 'A') + token.charAt(token.length() - 1);

        assertRefused(other, Refusal.WRONG_SIGNATURE);
    }

    @Test
    void signatureIsCheckedOnce() {
        String another = api.aToken().signedBy(issuer.rsaKey()).build();
        try (CountedSignatures signatures = CountedSignatures.of("SHA256withRSA")) {
            assertThat(api.statusWith(another)).isEqualTo(200);
            assertThat(signatures.count()).isEqualTo(1);

            assertThat(api.statusWith(another)).isEqualTo(200);
            assertThat(api.statusWith(another)).isEqualTo(200);
            assertThat(signatures.count()).isEqualTo(1);
        }
    }
}
