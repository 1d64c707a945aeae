package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.StatusLists;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which status lists there are: draft-ietf-oauth-status-list-20 §9, and what becomes of those that nobody needs any more. */
@SignetTest
class StatusAggregationTests {

    private static final int LIST_BLOCKS = 512;

    /** Lists that the server itself does not get to while these tests run. */
    private static final AtomicLong NEXT = new AtomicLong(1_000);

    private final OAuth oauth;
    private final JdbcClient jdbc;
    private final MutableClock clock;

    StatusAggregationTests(OAuth oauth, JdbcClient jdbc, MutableClock clock) {
        this.oauth = oauth;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Nested
    @DisplayName("Status List §9.1, §9.2: where it is")
    class Where {

        @ParameterizedTest
        @ValueSource(strings = {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
        void isSaidInTheMetadata(String document) {
            assertThat(oauth.get(document).json())
                    .containsEntry("status_list_aggregation_endpoint", oauth.issuer() + "/status");
        }

        @Test
        void isSaidInEachList() {
            Answer list = oauth.get(StatusLists.path(oauth.clientCredentials(machine())));

            assertThat(StatusLists.claim(oauth, list)).containsEntry("aggregation_uri", oauth.issuer() + "/status");
        }
    }

    @Nested
    @DisplayName("Status List §9.3: the lists")
    class TheLists {

        @Test
        void areThoseInWhichATokenIsAlive() {
            String uri = StatusLists.uri(oauth.clientCredentials(machine()));

            Answer answer = oauth.get("/status");

            assertThat(answer).hasStatus(200);
            assertThat(answer.json()).containsOnlyKeys("status_lists");
            assertThat(answer.header("Content-Type")).hasValue("application/json");
            assertThat(answer.header("Cache-Control")).hasValue("max-age=1, public");
            assertThat(answer.header("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(uris()).contains(uri).doesNotHaveDuplicates();
        }

        @Test
        void canBeReadEachAtItsAddress() {
            oauth.clientCredentials(machine());

            assertThat(uris())
                    .allSatisfy(uri -> assertThat(
                                    oauth.get(uri.substring(oauth.issuer().length())))
                            .hasStatus(200));
        }

        @Test
        void ofAnotherNodeAppearWithinASecond() {
            long list = reservedElsewhere(Duration.ofMinutes(10));

            await().atMost(Duration.ofSeconds(3)).until(() -> uris().contains(uri(list)));
            assertThat(oauth.get("/status/" + list)).hasStatus(200);
        }
    }

    @Nested
    @DisplayName("What has expired")
    class WhatHasExpired {

        @Test
        void disappearsFromBothPlaces() {
            long list = reservedElsewhere(Duration.ofMinutes(10));
            reservedElsewhere(Duration.ofMinutes(10)); // so that it is not the newest, nor the one before
            await().atMost(Duration.ofSeconds(3)).until(() -> uris().contains(uri(list)));
            clock.advance(Duration.ofMinutes(10).minusSeconds(20));
            assertThat(oauth.get("/status/" + list)).hasStatus(200);

            clock.advance(Duration.ofSeconds(20));

            assertThat(oauth.get("/status/" + list)).hasStatus(404);
            assertThat(uris()).doesNotContain(uri(list));
        }

        @Test
        void isNotThereThoughItsRowsHaveNotBeenDeletedYet() {
            long list = reservedElsewhere(Duration.ofMinutes(-1));
            reservedElsewhere(Duration.ofMinutes(10));

            await().atMost(Duration.ofSeconds(3))
                    .until(() -> oauth.get("/status/" + list).status() == 404);
        }
    }

    /** The next list but one gets a block, as if another node had drawn it. */
    private long reservedElsewhere(Duration life) {
        long list = NEXT.getAndAdd(10);
        Instant now = clock.instant();
        jdbc.sql("insert into status_block (number, client_id, reserved_at, expires_at) values (?, 'machine', ?, ?)")
                .params(list * LIST_BLOCKS + 7, Timestamp.from(now), Timestamp.from(now.plus(life)))
                .update();
        return list;
    }

    private String uri(long list) {
        return oauth.issuer() + "/status/" + list;
    }

    @SuppressWarnings("unchecked")
    private List<String> uris() {
        return (List<String>) oauth.get("/status").json().get("status_lists");
    }
}
