package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.TestIssuer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.ActiveProfiles;

/** The doors to compare with: one answer, each kept in its own way, and none of them there outside of the demo. */
class CompareDoorsTests {

    @Nested
    @ActiveProfiles("demo")
    class InTheDemo extends ApiTest {

        @ParameterizedTest
        @ValueSource(strings = {"/compare/status-list/me", "/compare/signature/me"})
        void goodTokenOpensADoorThatTheApiKeepsByItself(String door) {
            assertThat(api().get(door, aToken().build()).json().path("sub").asString())
                    .isNotBlank()
                    .isNotEqualTo("anybody");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/compare/status-list/me", "/compare/signature/me", "/compare/introspection/me"})
        void doorThatIsKeptIsClosedToWhoeverHasNoToken(String door) {
            assertThat(api().get(door).status()).isEqualTo(401);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/compare/status-list/me", "/compare/signature/me"})
        void tokenOfAnotherKeyIsRefused(String door) {
            String forged = aToken().signedBy(TestIssuer.anEcKey(ISSUER.ecKey().getKeyID()))
                    .build();

            assertThat(api().get(door, forged).status()).isEqualTo(401);
        }

        @Test
        void openDoorLetsAnybodyIn() {
            assertThat(api().get("/compare/open/me").json().path("sub").asString())
                    .isEqualTo("anybody");
        }
    }

    @Nested
    class Elsewhere extends ApiTest {

        @ParameterizedTest
        @ValueSource(strings = {"open", "signature", "introspection", "status-list"})
        void thereAreNone(String door) {
            assertThat(api().get("/compare/" + door + "/me").status()).isEqualTo(401);
            assertThat(api().get("/compare/" + door + "/me", aToken().build()).status())
                    .isEqualTo(404);
        }
    }
}
