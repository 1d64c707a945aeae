package dev.signet.auth.client.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.auth.BadConfiguration;
import dev.signet.auth.outbound.OutboundHttp;
import dev.signet.auth.testing.KeyPairs;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.RelyingParty;
import dev.signet.auth.testing.SignetTest;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the keys of clients are found, and how long a copy of them is good. */
@SignetTest
class ClientKeysTests {

    private static final JWK ONE = KeyPairs.ec("one");
    private static final JWK OTHER = KeyPairs.ec("other");

    private final OutboundHttp http;
    private final MutableClock clock = new MutableClock();
    private final RelyingParty party = RelyingParty.open();
    private final ClientKeys keys;

    ClientKeysTests(OutboundHttp http) {
        this.http = http;
        this.keys = new ClientKeys(this.http, clock);
    }

    @AfterEach
    void close() {
        party.close();
    }

    @Nested
    @DisplayName("RFC 7517 §5: what a set may hold")
    class Sets {

        @Test
        void everyPublicKeyOfASet() {
            assertThat(keys.find(inline(ONE, OTHER), null)).contains(List.of(ONE.toPublicJWK(), OTHER.toPublicJWK()));
        }

        @Test
        void keyThatIsNamed() {
            assertThat(keys.find(inline(ONE, OTHER), "other")).contains(List.of(OTHER.toPublicJWK()));
            assertThat(keys.find(inline(ONE, OTHER), "nobody's")).contains(List.of());
        }

        @Test
        void keysOfAKindThatNobodyKnowsAreLeftOut() {
            String odd = new JWKSet(ONE.toPublicJWK()).toString().replace("[", "[{\"kty\":\"new\",\"kid\":\"odd\"},");

            assertThat(keys.find(new KeySource(odd, null), null)).contains(List.of(ONE.toPublicJWK()));
        }

        @Test
        void clientWithoutKeysHasNone() {
            assertThat(keys.find(KeySource.NONE, null)).contains(List.of());
        }
    }

    @Nested
    @DisplayName("What stops the start")
    class Refused {

        @ParameterizedTest
        @ValueSource(strings = {"", "keys", "[]", "{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"EC\"}]}"})
        void setWithoutAKey(String jwks) {
            refuse(new KeySource(jwks, null));
        }

        @Test
        void privateKey() {
            refuse(new KeySource(new JWKSet(ONE).toString(false), null));
        }

        @Test
        void symmetricKey() {
            refuse(new KeySource(
                    "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IQ\"}]}", null));
        }

        @Test
        void twoPlacesAtOnce() {
            refuse(new KeySource(new JWKSet(ONE.toPublicJWK()).toString(), URI.create("https://app.example/jwks")));
        }

        @Test
        void setThatNoColumnHolds() {
            refuse(new KeySource(new JWKSet(ONE.toPublicJWK()) + " ".repeat(20_000), null));
        }

        @Test
        void goodSetIsNotRefused() {
            assertThatNoException().isThrownBy(() -> inline(ONE).check("signet.client.settings.shop.jwks"));
        }

        private void refuse(KeySource source) {
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> source.check("signet.client.settings.shop.jwks"))
                    .satisfies(refusal -> assertThat(refusal.property()).isEqualTo("signet.client.settings.shop.jwks"));
        }
    }

    @Nested
    @DisplayName("What a client publishes")
    class Published {

        private final KeySource published = new KeySource(null, party.uri("/jwks"));

        @Test
        void isFetchedOnceAndRemembered() {
            publish(ONE);

            for (int i = 0; i < 3; i++) {
                assertThat(keys.find(published, "one")).contains(List.of(ONE.toPublicJWK()));
            }

            assertThat(party.received())
                    .singleElement()
                    .satisfies(request -> assertThat(request.method()).isEqualTo("GET"));
        }

        @Test
        void isFetchedOnceByManyAtOnce() {
            publish(ONE);

            List<Optional<List<JWK>>> found = Race.run(() -> keys.find(published, "one"));

            assertThat(found).allSatisfy(each -> assertThat(each).contains(List.of(ONE.toPublicJWK())));
            assertThat(party.received()).hasSize(1);
        }

        @Test
        void isFetchedAnewForAKeyThatIsNotKnownButNotAtOnce() {
            publish(ONE);
            keys.find(published, "one");
            publish(ONE, OTHER);

            assertThat(keys.find(published, "other")).contains(List.of());
            clock.advance(RemoteKeys.PAUSE);

            assertThat(keys.find(published, "other")).contains(List.of(OTHER.toPublicJWK()));
            assertThat(party.received()).hasSize(2);
        }

        @Test
        void isNotFetchedForEveryKeyThatSomebodyInvents() {
            publish(ONE);

            for (int i = 0; i < 20; i++) {
                assertThat(keys.find(published, "invented-" + i)).contains(List.of());
            }

            assertThat(party.received()).hasSize(1);
        }

        @Test
        void keyThatWasTakenAwayIsForgotten() {
            publish(ONE, OTHER);
            keys.find(published, "one");
            publish(OTHER);

            clock.advance(RemoteKeys.FRESH);

            assertThat(keys.find(published, "one")).contains(List.of());
        }

        @Test
        void copyOutlivesAnOutageForAWhile() {
            publish(ONE);
            keys.find(published, "one");
            party.is(RelyingParty.answering(500));

            clock.advance(RemoteKeys.STALE_AT_MOST.minusMinutes(1));
            assertThat(keys.find(published, "one")).contains(List.of(ONE.toPublicJWK()));
            clock.advance(Duration.ofMinutes(1));
            assertThat(keys.find(published, "one")).as("nobody can say").isEmpty();
        }

        @Test
        void cannotBeHadFromWhereNobodyAnswersOrSomethingElseStands() {
            for (RelyingParty.Mood mood : List.of(
                    RelyingParty.answering(404),
                    RelyingParty.talkingForEver(),
                    RelyingParty.redirecting(URI.create("https://elsewhere.example/jwks")),
                    RelyingParty.saying("<html>"))) {
                party.is(mood);

                assertThat(new ClientKeys(http, clock).find(published, "one")).isEmpty();
            }
        }

        @Test
        void privateKeyThatSomebodyPublishedIsNobodys() {
            party.is(RelyingParty.saying(new JWKSet(List.of(ONE, OTHER.toPublicJWK())).toString(false)));

            assertThat(keys.find(published, null)).contains(List.of(OTHER.toPublicJWK()));
        }
    }

    private void publish(JWK... published) {
        party.is(RelyingParty.saying(new JWKSet(List.of(published)).toString()));
    }

    private static KeySource inline(JWK... published) {
        List<JWK> halves = Arrays.stream(published).map(JWK::toPublicJWK).toList();
        return new KeySource(new JWKSet(halves).toString(), null);
    }
}
