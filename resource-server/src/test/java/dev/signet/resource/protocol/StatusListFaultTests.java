package dev.signet.resource.protocol;

import static dev.signet.resource.testing.TestStatusLists.awaitOpen;
import static dev.signet.resource.testing.TestStatusLists.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.RunningApi;
import dev.signet.resource.testing.TestIssuer;
import dev.signet.resource.testing.TestStatusLists;
import dev.signet.resource.testing.TestStatusLists.Fault;
import dev.signet.resource.testing.TokenBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Token Status List §8.3 and §11: what comes in the place of a list and is not to be believed. The token is good in all of them, and
 * the list would let it pass: nothing but the one check refuses it.
 */
@DisplayName("Status List §8.3: lists that are not believed")
class StatusListFaultTests {

    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RunningApi API = new RunningApi(ISSUER, "--signet.resource.status.timeout=200ms");
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    private final TestStatusLists lists = ISSUER.statusLists();
    private final String uri = lists.uri(NUMBERS.incrementAndGet());

    @AfterAll
    static void stop() {
        API.close();
        ISSUER.close();
    }

    @AfterEach
    void answerAgain() {
        lists.repair();
    }

    private static Instant now() {
        return API.clock().instant();
    }

    private TokenBuilder aToken() {
        return API.aToken().status(uri, 5);
    }

    private TokenBuilder aList() {
        return lists.aList(uri);
    }

    private void assertNotBelieved(Fault fault) {
        String token = aToken().build();
        lists.answer(uri, fault);

        Answer answer = API.api().get("/api/me", token);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        lists.repair();
        assertAccepted(token);
    }

    /** Perhaps not at once, for these tests wait for a list for a moment only. */
    private static void assertAccepted(String token) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> API.statusWith(token) == 200);
    }

    static Stream<Arguments> unbelievable() {
        return Stream.of(
                argumentSet(
                        "signed by a stranger under a known kid",
                        change(list -> list.signedBy(TestIssuer.anEcKey("ec-1")))),
                argumentSet("signed by an unknown key", change(list -> list.signedBy(TestIssuer.anEcKey("ec-9")))),
                argumentSet("without a kid", change(list -> list.keyId(null))),
                argumentSet("an access token", change(list -> list.type("at+jwt"))),
                argumentSet("any JWT", change(list -> list.type("JWT"))),
                argumentSet("without a type", change(list -> list.type(null))),
                argumentSet(
                        "with an unknown extension",
                        change(list -> list.header(
                                header -> header.criticalParams(Set.of("x")).customParam("x", 1)))),
                argumentSet("of another issuer", change(list -> list.claim("iss", "http://127.0.0.1:9"))),
                argumentSet("of no issuer", change(list -> list.claim("iss", null))),
                argumentSet(
                        "of another list",
                        change(list -> list.claim("sub", ISSUER.statusLists().uri(0)))),
                argumentSet("of no list", change(list -> list.claim("sub", null))),
                argumentSet("expired", change(list -> list.claim("exp", now().minusSeconds(10)))),
                argumentSet("without an end", change(list -> list.claim("exp", null))),
                argumentSet("from the future", change(list -> list.claim("iat", now().plusSeconds(11)))),
                argumentSet("without a start", change(list -> list.claim("iat", null))),
                argumentSet("three bits", change(list -> list.statuses(3, new byte[64]))),
                argumentSet("no bits", change(list -> list.statuses(0, new byte[64]))),
                argumentSet("sixteen bits", change(list -> list.statuses(16, new byte[64]))),
                argumentSet("bits as text", change(list -> list.statuses("1", new byte[64]))),
                argumentSet("without a list", change(list -> list.claim("status_list", null))),
                argumentSet("a list of nothing", change(list -> list.claim("status_list", Map.of("bits", 1)))),
                argumentSet(
                        "not compressed", change(list -> list.claim("status_list", Map.of("bits", 1, "lst", "AAAA")))),
                argumentSet("larger than any list", change(list -> list.claim("x", "x".repeat(3 << 20)))),
                argumentSet(
                        "decompressed far larger than it looks", change(list -> list.statuses(1, new byte[64 << 20]))));
    }

    private static UnaryOperator<TokenBuilder> change(UnaryOperator<TokenBuilder> what) {
        return what;
    }

    @ParameterizedTest
    @MethodSource("unbelievable")
    void listIsNotBelieved(UnaryOperator<TokenBuilder> change) {
        String list = change.apply(aList()).build();

        assertNotBelieved(exchange -> reply(exchange, list));
    }

    @Test
    void unsignedListIsNotBelieved() {
        String list = aList().unsigned();

        assertNotBelieved(exchange -> reply(exchange, list));
    }

    @Test
    void macWithThePublicKeyAsSecretIsNotBelieved() throws JOSEException {
        byte[] jwk = ISSUER.rsaKey().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        String list =
                aList().signedBy(ISSUER.rsaKey()).algorithm(JWSAlgorithm.HS256).sign(new MACSigner(jwk));

        assertNotBelieved(exchange -> reply(exchange, list));
    }

    @Test
    void truncatedAnswerIsNotBelieved() {
        String list = aList().build();

        assertNotBelieved(exchange -> reply(exchange, list.substring(0, list.length() - 20)));
    }

    @Test
    void answerThatBreaksOffIsNotBelieved() {
        byte[] list = aList().build().getBytes(StandardCharsets.US_ASCII);

        assertNotBelieved(exchange -> {
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list, 0, list.length / 2);
            exchange.close();
        });
    }

    @Test
    void truncatedBitsAreNotBelieved() {
        byte[] random = new byte[512];
        new Random(1).nextBytes(random);
        random[0] = 0;
        String zlib = TestStatusLists.zlib(random);
        String list = aList().claim("status_list", Map.of("bits", 1, "lst", zlib.substring(0, 400)))
                .build();

        assertNotBelieved(exchange -> reply(exchange, list));
    }

    @Test
    void answerWithoutEndIsHungUpOn() {
        CountDownLatch hungUp = new CountDownLatch(1);

        assertNotBelieved(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[1 << 16];
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 16 << 10; i++) {
                    body.write(part);
                }
            } catch (IOException closed) {
                hungUp.countDown();
            }
        });

        assertThat(awaits(hungUp)).as("long before a gigabyte").isTrue();
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void answerThatTricklesIsGivenUp() {
        CountDownLatch over = new CountDownLatch(1);

        assertNotBelieved(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('e');
            exchange.getResponseBody().flush();
            awaitOpen(over);
            exchange.close();
        });
        over.countDown();
    }

    @Test
    void redirectIsNotFollowed() {
        String list = aList().build();
        AtomicInteger followed = new AtomicInteger();
        lists.answer(uri + "/moved", exchange -> {
            followed.incrementAndGet();
            reply(exchange, list);
        });

        assertNotBelieved(exchange -> {
            exchange.getResponseHeaders().add("Location", uri + "/moved");
            reply(exchange, 302, new byte[0]);
        });
        assertThat(followed).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 304, 404, 500, 503})
    void otherAnswerIsNone(int status) {
        byte[] list = aList().build().getBytes(StandardCharsets.US_ASCII);

        assertNotBelieved(exchange -> reply(exchange, status, status == 204 || status == 304 ? new byte[0] : list));
    }

    @Test
    void clocksMayDifferByTheSkew() {
        String list = aList().claim("iat", now().plusSeconds(10))
                .claim("exp", now().minus(Duration.ofSeconds(9)))
                .build();
        lists.answer(uri, exchange -> reply(exchange, list));

        assertAccepted(aToken().build());
    }

    @Test
    void typeMayHaveItsPrefix() {
        String list = aList().type("application/statuslist+jwt").build();
        lists.answer(uri, exchange -> reply(exchange, list));

        assertAccepted(aToken().build());
    }

    @Test
    void oldListTakesNoRefusalBack() {
        String old = aList().claim("iat", now().minusSeconds(5)).build();
        lists.set(Integer.parseInt(uri.substring(uri.lastIndexOf('/') + 1)), 5, true);
        String token = aToken().build();
        await().until(() -> API.statusWith(token) == 401);

        lists.answer(uri, exchange -> reply(exchange, old));

        awaitFetches(4);
        assertThat(API.statusWith(token)).isEqualTo(401);
        await().until(() -> API.statusWith(API.aToken().status(uri, 6).build()) == 503);
    }

    @Test
    void listOfAnotherServerThatSignedTheSameEarlierIsFine() {
        String token = aToken().build();
        assertAccepted(token);
        String other = aList().claim("iat", now().minusSeconds(60)).build();

        lists.answer(uri, exchange -> reply(exchange, other));

        await().during(Duration.ofMillis(2500)).until(() -> API.statusWith(token) == 200);
    }

    private void awaitFetches(int more) {
        int before = lists.fetches(uri);
        await().until(() -> lists.fetches(uri) >= before + more);
    }
}
