package dev.signet.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.key.PresentedKey;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.Statements;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SignetTest
class RefreshRotationTests {

    private final RefreshRotation rotation;
    private final RefreshTokens tokens;
    private final Statements statements;

    RefreshRotationTests(RefreshRotation rotation, RefreshTokens tokens, Statements statements) {
        this.rotation = rotation;
        this.tokens = tokens;
        this.statements = statements;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sgr_", "not a token", "sgr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "forged"})
    void whatWasNotMadeHereCostsTheDatabaseNothing(String text) {
        String genuine = tokens.compute(new GrantId(UUID.randomUUID()), 1);
        String token = text.equals("forged") ? genuine.replaceFirst(".{8}$", "AAAAAAAA") : text;

        assertThat(statements.during(() -> {
                    assertThat(rotation.rotate(use(token))).isInstanceOf(Rotation.Refused.class);
                    assertThat(rotation.findByRefreshToken(token)).isEmpty();
                    assertThat(rotation.findNamedBy(token)).isEmpty();
                }))
                .noneMatch(statement -> statement.contains("access_grant"));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE})
    void genuineTokenOfAGrantThatIsGoneIsRefused(long generation) {
        String token = tokens.compute(new GrantId(UUID.randomUUID()), generation);

        assertThat(rotation.rotate(use(token))).isInstanceOf(Rotation.Refused.class);
    }

    private static RefreshRotation.Use use(String token) {
        return new RefreshRotation.Use(
                token,
                new ClientId("harbor"),
                null,
                Duration.ofDays(1),
                Duration.ofSeconds(10),
                PresentedKey.NONE,
                RefreshRotation.Successor.ANOTHER,
                (grant, alive) -> {
                    throw new AssertionError("a refused token takes no place on the status list");
                });
    }
}
