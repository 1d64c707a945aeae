package dev.signet.resource.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OrderApiTests extends ApiTest {

    private String alice;
    private String bob;

    @BeforeEach
    void twoUsersWithoutOrders() {
        alice = aToken().claim("sub", UUID.randomUUID().toString()).build();
        bob = aToken().claim("sub", UUID.randomUUID().toString()).build();
    }

    /** What the list holds before the samples. */
    private List<JsonNode> ownOrders(String token) {
        List<JsonNode> listed =
                api().get("/api/orders", token).json().valueStream().toList();
        return listed.subList(0, listed.size() - SampleOrders.ALL.size());
    }

    @Nested
    @DisplayName("Bad input")
    class BadInput {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"quantity\":1}                       | item     | must say what is ordered",
                    "{\"item\":\"  \",\"quantity\":1}       | item     | must say what is ordered",
                    "{\"item\":\"a\\u0000b\",\"quantity\":1}| item     | must not hold control characters",
                    "{\"item\":\"apples\"}                  | quantity | must say how many",
                    "{\"item\":\"apples\",\"quantity\":0}   | quantity | must be at least 1",
                    "{\"item\":\"apples\",\"quantity\":1001}| quantity | must be at most 1000",
                })
        void fieldThatIsNotValidIsNamedWithWhatItMustBe(String json, String field, String message) {
            Answer answer = api().post("/api/orders", json, alice);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
            assertThat(answer.json().at("/errors/0/message").asString()).isEqualTo(message);
            assertThat(ownOrders(alice)).isEmpty();
        }

        @Test
        void itemThatIsTooLongIsNotRepeated() {
            String item = "x".repeat(101);

            Answer answer = api().post("/api/orders", "{\"item\":\"" + item + "\",\"quantity\":1}", alice);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.response().body()).doesNotContain("xxx").contains("at most 100 characters");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "[]",
                    "null",
                    "\"apples\"",
                    "{\"item\":\"apples\",\"quantity\":\"many\"}",
                    "{\"item\":\"apples\",\"quantity\":1.5}",
                    "{\"item\":\"apples\",\"quantity\":\"3\"}",
                    "{\"item\":\"apples\",\"quantity\":99999999999}",
                    "{\"item\":{},\"quantity\":1}",
                    "{\"item\":\"apples\",\"quantity\":1,\"owner\":\"bob\"}"
                })
        void bodyThatIsNoOrderIsAProblemAndNeverAFailure(String json) {
            Answer answer = api().post("/api/orders", json, alice);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.response().body()).doesNotContain("Exception", "dev.signet", "many");
        }

        @Test
        void bodyThatIsTooLongIsNotReadToItsEnd() {
            Answer answer =
                    api().post("/api/orders", "{\"item\":\"apples\",\"quantity\":1" + " ".repeat(40_000) + "}", alice);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(ownOrders(alice)).isEmpty();
        }

        @Test
        void otherMediaTypesAreRefused() {
            Answer answer = api().send(api().request("/api/orders", alice)
                    .header("Content-Type", "application/xml")
                    .POST(BodyPublishers.ofString("<order/>")));

            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }

        @Test
        void otherMethodsAreRefused() {
            Answer answer = api().send(api().request("/api/orders", alice).DELETE());

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).contains("GET", "POST");
        }

        @Test
        void idThatIsNoIdIsAProblem() {
            assertThat(api().get("/api/orders/1", alice).status()).isEqualTo(400);
        }
    }

    @Nested
    @DisplayName("Own orders")
    class OwnOrders {

        @Test
        void newUserFindsTheSamplesAndNothingElse() {
            Answer answer = api().get("/api/orders", alice);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json()).hasSize(SampleOrders.ALL.size());
            assertThat(ownOrders(alice)).isEmpty();
            String id = answer.json().at("/0/id").asString();
            assertThat(api().get("/api/orders/" + id, bob).json())
                    .isEqualTo(answer.json().get(0));
        }

        @Test
        void placedOrderIsAtItsLocationAndInTheList() {
            Answer placed = api().post("/api/orders", "{\"item\":\" apples \",\"quantity\":3}", alice);

            assertThat(placed.status()).isEqualTo(201);
            assertThat(placed.json().get("item").asString()).isEqualTo("apples");
            assertThat(placed.header("Location"))
                    .isEqualTo("/api/orders/" + placed.json().get("id").asString());
            assertThat(api().get(placed.header("Location"), alice).json()).isEqualTo(placed.json());
            assertThat(ownOrders(alice)).containsExactly(placed.json());
            assertThat(placed.json().get("placedAt").asString())
                    .isEqualTo(clock.instant().toString());
        }

        @Test
        void ordersOfOthersAreNeitherListedNorFound() {
            Answer placed = api().post("/api/orders", "{\"item\":\"apples\",\"quantity\":3}", alice);

            Answer others = api().get(placed.header("Location"), bob);
            Answer nobodys = api().get("/api/orders/" + UUID.randomUUID(), bob);

            assertThat(ownOrders(bob)).isEmpty();
            assertThat(others.status()).isEqualTo(404);
            assertThat(others.json().get("detail")).isEqualTo(nobodys.json().get("detail"));
        }

        @Test
        void ownersOtherTokenSeesTheSameOrders() {
            String subject = UUID.randomUUID().toString();
            String first = aToken().claim("sub", subject).build();
            String second = aToken().claim("sub", subject)
                    .claim("client_id", "harbor")
                    .signedBy(ISSUER.rsaKey())
                    .build();

            api().post("/api/orders", "{\"item\":\"apples\",\"quantity\":3}", first);

            assertThat(ownOrders(second)).hasSize(1);
        }

        @Test
        void fullBookIsAConflict() {
            for (int i = 0; i < OrderBook.MOST_ORDERS; i++) {
                api().post("/api/orders", "{\"item\":\"apples\",\"quantity\":1}", alice);
            }

            Answer answer = api().post("/api/orders", "{\"item\":\"apples\",\"quantity\":1}", alice);

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }
}
