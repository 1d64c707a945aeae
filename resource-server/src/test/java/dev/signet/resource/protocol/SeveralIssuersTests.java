package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import dev.signet.resource.testing.RunningApi;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TestStatusLists;
import dev.signet.resource.testing.TokenBuilder;
import dev.signet.resource.token.AccessTokenProtection;
import dev.signet.resource.token.jwt.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An API that accepts the tokens of two authorization servers, and what none of the two may do to the other. */
@DisplayName("RFC 9068 §4: several issuers")
class SeveralIssuersTests {

    private final TestIssuer own = new TestIssuer();
    private final TestIssuer partner = new TestIssuer();
    private final RunningApi api = new RunningApi(
            own,
            // How fresh a list must be is another test's matter: a machine that is busy with others must not fail
            // these.
            "--signet.resource.status.max-staleness=1m",
            "--signet.resource.status.timeout=20s",
            "--signet.resource.further-issuers[0].issuer=" + partner.uri(),
            "--signet.resource.further-issuers[0].status.max-staleness=1m",
            "--signet.resource.further-issuers[0].status.timeout=3s",
            "--signet.resource.further-issuers[0].status.push.client-id=api",
            "--signet.resource.further-issuers[0].status.push.client-secret=secret");

    @AfterEach
    void stop() {
        api.close();
        own.close();
        partner.close();
    }

    private TokenBuilder aTokenOf(TestIssuer issuer) {
        return TokenBuilder.aToken(issuer, api.clock(), ApiTest.AUDIENCE);
    }

    private int statusWith(TokenBuilder token) {
        return api.statusWith(token.build());
    }

    private void assertRefused(TokenBuilder token, Refusal reason) {
        Answer answer = api.api().get("/api/me", token.build());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("detail").asString()).isEqualTo(reason.description());
    }

    @Test
    void tokensOfBothOpenTheApi() {
        assertThat(statusWith(aTokenOf(own))).isEqualTo(200);
        assertThat(statusWith(aTokenOf(partner))).isEqualTo(200);
    }

    @Test
    void tokensOfAThirdAreRefusedWithoutAskingIt() {
        try (TestIssuer stranger = new TestIssuer()) {
            assertRefused(aTokenOf(stranger), Refusal.WRONG_ISSUER);
            assertThat(stranger.fetches()).isZero();
        }
    }

    @Test
    void keyOfOneSignsNothingInTheNameOfTheOther() {
        assertRefused(aTokenOf(own).signedBy(partner.ecKey()), Refusal.WRONG_SIGNATURE);
        assertRefused(aTokenOf(partner).signedBy(own.ecKey()), Refusal.WRONG_SIGNATURE);
    }

    @Test
    void peopleOfBothUnderOneSubjectAreTwo() {
        String alice = aTokenOf(own).claim("sub", "alice").build();
        String namesake = aTokenOf(partner).claim("sub", "alice").build();

        String order = api.api()
                .post("/api/orders", "{\"item\":\"apples\",\"quantity\":3}", alice)
                .json()
                .get("id")
                .asString();

        assertThat(api.api().get("/api/orders/" + order, alice).status()).isEqualTo(200);
        assertThat(api.api().get("/api/orders/" + order, namesake).status()).isEqualTo(404);
    }

    @Test
    void eachTakesItsOwnTokensBack() {
        TokenBuilder ofOwn = aTokenOf(own).status(own.statusLists().uri(1), 7);
        TokenBuilder ofPartner = aTokenOf(partner).status(partner.statusLists().uri(1), 7);
        assertThat(statusWith(ofOwn)).isEqualTo(200);
        assertThat(statusWith(ofPartner)).isEqualTo(200);

        partner.statusLists().set(1, 7, true);

        await().until(() -> statusWith(ofPartner) == 401);
        assertRefused(ofPartner, Refusal.REVOKED);
        assertThat(statusWith(ofOwn)).isEqualTo(200);
    }

    @Test
    void listOfOneSaysNothingOfTheOthersTokens() {
        assertRefused(aTokenOf(partner).status(own.statusLists().uri(1), 7), Refusal.UNUSABLE_STATUS);
    }

    @Test
    void listThatTheOtherSignedIsNotBelieved() {
        String uri = partner.statusLists().uri(1);
        TokenBuilder forged = own.statusLists().aList(uri).issuer(partner.uri()).statuses(1, new byte[16]);
        partner.statusLists().answer(uri, exchange -> TestStatusLists.reply(exchange, forged.build()));

        assertThat(statusWith(aTokenOf(partner).status(uri, 7))).isEqualTo(503);
    }

    @Test
    void outageOfOneIsNoneOfTheOther() {
        partner.goDown();

        assertThat(statusWith(aTokenOf(own))).isEqualTo(200);
        assertThat(statusWith(aTokenOf(partner))).isEqualTo(503);
    }

    @Test
    void eachIsHeardOnItsOwnStream() {
        TokenBuilder token = aTokenOf(partner).status(partner.statusLists().uri(1), 1);
        await().until(() -> statusWith(token) == 200);

        await().untilAsserted(() -> {
            partner.listEvents().changed(1, partner.statusLists().uri(1));
            assertThat(api.bean(AccessTokenProtection.class)
                            .statusLists()
                            .get(1)
                            .hints())
                    .isPositive();
        });
        assertThat(api.statusLists().hints()).isZero();
    }

    @Test
    void metadataNamesBoth() {
        Answer metadata = api.api().get("/.well-known/oauth-protected-resource");

        assertThat(metadata.json().get("authorization_servers").toString())
                .isEqualTo("[\"" + own.uri() + "\",\"" + partner.uri() + "\"]");
    }

    @Test
    void whatOneNeedNotHaveTheOtherMust() {
        try (RunningApi lenient = new RunningApi(
                own,
                "--signet.resource.further-issuers[0].issuer=" + partner.uri(),
                "--signet.resource.further-issuers[0].status.required=false")) {

            assertThat(lenient.statusWith(
                            aTokenOf(partner).claim("status", null).build()))
                    .isEqualTo(200);
            assertThat(lenient.statusWith(aTokenOf(own).claim("status", null).build()))
                    .isEqualTo(401);
        }
    }
}
