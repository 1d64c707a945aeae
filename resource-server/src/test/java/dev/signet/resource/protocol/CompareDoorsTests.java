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
        @ValueSource(
                strings = {
                    "/compare/status-list/me",
                    "/compare/signature/me",
                    "/compare/introspection/me",
                    "/compare/recent/me"
                })
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
        void doorForWhoeverSignedInAMomentAgoAsksOthersToDoSoAgain() {
            String recent = aToken().claim("auth_time", clock.instant().minusSeconds(20))
                    .build();
            String older = aToken().claim("auth_time", clock.instant().minusSeconds(31))
                    .build();

            assertThat(api().get("/compare/recent/me", recent).status()).isEqualTo(200);
            assertThat(api().get("/compare/recent/me", older).challenge())
                    .contains("error=\"insufficient_user_authentication\"", "max_age=\"20\"");
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
        @ValueSource(strings = {"open", "signature", "introspection", "status-list", "recent"})
        void thereAreNone(String door) {
            assertThat(api().get("/compare/" + door + "/me").status()).isEqualTo(401);
            assertThat(api().get("/compare/" + door + "/me", aToken().build()).status())
                    .isEqualTo(404);
        }
    }
}
