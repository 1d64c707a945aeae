package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TestStatusLists;
import dev.signet.resource.testing.TokenBuilder;
import dev.signet.resource.token.jwt.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token Status List (draft-ietf-oauth-status-list-20): what the list says of a token counts, and soon. */
class StatusCheckTests extends ApiTest {

    private final TestStatusLists lists = ISSUER.statusLists();

    @AfterEach
    void answerAgain() {
        lists.repair();
    }

    private int statusWith(String token) {
        return api().get("/api/me", token).status();
    }

    private void assertRefused(TokenBuilder token, Refusal reason) {
        var answer = api().get("/api/me", token.build());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.challenge())
                .startsWith("Bearer error=\"invalid_token\", error_description=\"" + reason.description() + "\"");
    }

    @Nested
    @DisplayName("Status List §7: the status")
    class TheStatus {

        @Test
        void tokenThatIsTakenBackIsRefusedSoonAndNoOther() {
            TokenBuilder taken = aToken().status(lists.uri(1), 77);
            TokenBuilder kept = aToken().status(lists.uri(1), 76);
            assertThat(statusWith(taken.build())).isEqualTo(200);

            lists.set(1, 77, true);

            await().until(() -> statusWith(taken.build()) == 401);
            assertRefused(taken, Refusal.REVOKED);
            assertThat(statusWith(kept.build())).isEqualTo(200);
        }

        @Test
        void tokenThatWasTakenBackBeforeItIsFirstSeenIsRefused() {
            lists.set(2, 4095, true);

            assertRefused(aToken().status(lists.uri(2), 4095), Refusal.REVOKED);
            assertThat(statusWith(aToken().status(lists.uri(2), 4094).build())).isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource({"0,SUSPENDED", "1,NOT_GOOD_BY_STATUS", "2,REVOKED", "3,"})
        void listsOfSeveralBitsAreReadFromTheLowestBitsOn(int place, Refusal reason) {
            String uri = lists.uri(3);
            lists.answer(
                    uri,
                    exchange -> TestStatusLists.reply(
                            exchange,
                            lists.aList(uri)
                                    .statuses(2, new byte[] {0b00_01_11_10})
                                    .build()));
            TokenBuilder token = aToken().status(uri, place);

            if (reason == null) {
                assertThat(statusWith(token.build())).isEqualTo(200);
            } else {
                assertRefused(token, reason);
            }
        }
    }

    @Nested
    @DisplayName("Status List §6: the claim")
    class TheClaim {

        @Test
        void tokenWithoutOneIsRefused() {
            assertRefused(aToken().claim("status", null), Refusal.MISSING_STATUS);
            assertRefused(aToken().claim("status", Map.of("other", "x")), Refusal.MISSING_STATUS);
        }

        @Test
        void unreadableOneIsRefused() {
            String uri = lists.uri(0);
            for (Object claim : List.of(
                    "x",
                    List.of(),
                    Map.of("status_list", "x"),
                    Map.of("status_list", Map.of("idx", 1)),
                    Map.of("status_list", Map.of("uri", uri)),
                    Map.of("status_list", Map.of("uri", 5, "idx", 1)),
                    Map.of("status_list", Map.of("uri", uri, "idx", "1")),
                    Map.of("status_list", Map.of("uri", uri, "idx", 1.5)),
                    Map.of("status_list", Map.of("uri", uri, "idx", -1)))) {
                assertRefused(aToken().claim("status", claim), Refusal.UNUSABLE_STATUS);
            }
        }

        @ParameterizedTest
        @ValueSource(longs = {4096, 1L << 31, 1L << 34, Long.MAX_VALUE})
        void placeThatTheListDoesNotHaveIsRefused(long place) {
            assertRefused(aToken().status(lists.uri(0), place), Refusal.UNUSABLE_STATUS);
        }

        @Test
        void addressThatIsNotBeneathTheIssuerIsRefusedAndNotVisited() {
            try (TestIssuer evil = new TestIssuer()) {
                String good = ISSUER.uri().toString();
                for (String uri : List.of(
                        evil.statusLists().uri(0),
                        good + "@" + evil.uri().getAuthority() + "/status/0",
                        good + "." + evil.uri().getAuthority() + "/status/0",
                        "//" + evil.uri().getAuthority() + "/status/0",
                        good + "/../status/0",
                        good + "/status/./0",
                        good + "/status/0#1",
                        good + "/status/0 ",
                        good + "/status/" + "0".repeat(500),
                        good,
                        "file:///etc/passwd",
                        "")) {
                    assertRefused(aToken().status(uri, 1), Refusal.UNUSABLE_STATUS);
                }
                assertThat(evil.statusLists().fetches()).isZero();
            }
        }
    }

    @Nested
    @DisplayName("Status List §8: fetching")
    class Fetching {

        @Test
        void oneFetchServesAllRequestsAndTheNextOnesOnlyAskWhetherAnythingHasChanged() {
            lists.ttl(1);
            String uri = lists.uri(4);
            try {
                for (int place = 0; place < 50; place++) {
                    assertThat(statusWith(aToken().status(uri, place).build())).isEqualTo(200);
                }
                assertThat(lists.fetches(uri)).isLessThan(20);
            } finally {
                lists.ttl(0.05);
            }

            int unchanged = lists.unchanged();
            await().until(() -> lists.unchanged() > unchanged);
        }
    }
}
