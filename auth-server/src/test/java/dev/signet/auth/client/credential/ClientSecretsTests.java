package dev.signet.auth.client.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.Secrets;
import dev.signet.auth.testing.SignetTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@SignetTest
class ClientSecretsTests {

    private static final String SECRET = "what-only-the-client-knows";

    private final ClientSecrets secrets;
    private final MutableClock clock;

    ClientSecretsTests(ClientSecrets secrets, MutableClock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    @Test
    void clientWithoutASecretProvesNothing() {
        assertThat(proves(List.of(), "")).isFalse();
        assertThat(proves(List.of(), SECRET)).isFalse();
    }

    @Test
    void wrongSecretIsWrongAlsoRightAfterTheRightOne() {
        String hash = secrets.hash(SECRET);
        assertThat(secrets.matches(SECRET, hash)).isTrue();

        assertThat(secrets.matches(SECRET + " ", hash)).isFalse();
        assertThat(secrets.matches(SECRET.toUpperCase(Locale.ROOT), hash)).isFalse();
        assertThat(secrets.matches("", hash)).isFalse();
        assertThat(secrets.matches(hash, hash)).as("the hash itself").isFalse();
    }

    @Test
    void rememberedAnswerIsOfNoUseForAnotherHash() {
        String before = secrets.hash(SECRET);
        secrets.matches(SECRET, before);

        assertThat(secrets.matches(SECRET, secrets.hash("the secret that came after")))
                .isFalse();
        assertThat(secrets.matches("the secret that came after", before)).isFalse();
    }

    @Test
    void secretThatIsTooLongProvesNothing() {
        String longest = "s".repeat(256);

        assertThat(proves(List.of(kept(longest)), longest)).isTrue();
        assertThat(proves(List.of(kept(longest + "s")), longest + "s")).isFalse();
    }

    @Test
    void digestOfAChosenSecretProvesNothing() {
        assertThat(secrets.matches(SECRET, SecretForm.sha256(SECRET)))
                .as("it would be guessed in no time, so nobody shall come to rely on it")
                .isFalse();
    }

    @Test
    void generatedSecretIsKeptAsItsDigest() {
        String secret = Secrets.generated("shop");
        String hash = secrets.hash(secret);

        assertThat(hash).startsWith("{sha256}").doesNotContain(secret);
        assertThat(secrets.matches(Secrets.generated("tavern"), hash)).isFalse();
        assertThat(secrets.matches(secret, hash)).isTrue();
    }

    @Test
    void expiredSecretProvesNothingAlsoWhereItIsRemembered() {
        List<KeptSecret> both = List.of(kept("the-one-that-came-after"), kept(SECRET, Duration.ofHours(1)));
        assertThat(proves(both, SECRET)).isTrue();

        clock.advance(Duration.ofHours(1));

        assertThat(proves(both, SECRET)).isFalse();
        assertThat(proves(both, "the-one-that-came-after")).isTrue();
    }

    @Test
    void rightSecretProvesTheClientAgainAndAgain() {
        List<KeptSecret> kept = List.of(kept(SECRET));

        assertThat(proves(kept, SECRET)).isTrue();
        assertThat(proves(kept, SECRET)).as("remembered").isTrue();
    }

    @Test
    void eitherOfTwoSecretsProvesTheClientAndNoThird() {
        String generated = Secrets.generated("shop");
        List<KeptSecret> both = List.of(kept(generated), kept(SECRET));

        assertThat(proves(both, "the-third")).isFalse();
        assertThat(proves(both, Secrets.generated("the third"))).isFalse();
        assertThat(proves(both, SECRET)).isTrue();
        assertThat(proves(both, generated)).isTrue();
    }

    @Test
    void hashIsArgon2idAndNeverTheSameTwice() {
        assertThat(secrets.hash(SECRET))
                .startsWith("$argon2id$v=19$m=7168,t=5,p=1$")
                .doesNotContain(SECRET)
                .isNotEqualTo(secrets.hash(SECRET));
    }

    private boolean proves(List<KeptSecret> kept, String secret) {
        return secrets.prove(kept, secret, "192.0.2.1") == Proof.RIGHT;
    }

    private KeptSecret kept(String secret) {
        return new KeptSecret(secrets.hash(secret), clock.instant(), null);
    }

    private KeptSecret kept(String secret, Duration longer) {
        return new KeptSecret(
                secrets.hash(secret), clock.instant(), clock.instant().plus(longer));
    }
}
