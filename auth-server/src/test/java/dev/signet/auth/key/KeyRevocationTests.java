package dev.signet.auth.key;

import static dev.signet.auth.SigningAlgorithm.ES256;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.key.KeyNodes.Node;
import dev.signet.auth.key.KeySchedule.State;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an operator does by hand, on nodes that share a database of this test's own. */
@SignetTest
class KeyRevocationTests {

    private final KeyNodes nodes;
    private final MutableClock clock;

    KeyRevocationTests(AuditTrail audit, RandomValues random, MutableClock clock) {
        this.clock = clock;
        this.nodes = new KeyNodes(audit, random, clock);
    }

    @Nested
    @DisplayName("Rotation by hand")
    class Rotation {

        @Test
        void givesTheUsualNotice() {
            Node node = started();
            String first = signer(node);

            KeyRotation.Listed next = node.rotation().rotate("ES256").orElseThrow();

            assertThat(next.state()).isEqualTo(State.ANNOUNCED);
            assertThat(published(node)).contains(first, next.kid());
            assertThat(signer(node)).isEqualTo(first);
            clock.advance(KeyNodes.AHEAD);
            assertThat(signer(node)).isEqualTo(next.kid());
        }

        @Test
        void isDoneOnceHoweverOftenItIsAskedFor() {
            List<Node> all = List.of(started(), started(), started());
            AtomicInteger turn = new AtomicInteger();

            List<String> next = Race.run(() -> all.get(turn.getAndIncrement() % all.size())
                    .rotation()
                    .rotate("ES256")
                    .orElseThrow()
                    .kid());

            assertThat(next.stream().distinct()).hasSize(1);
            assertThat(states()).containsExactly("1 ACTIVE", "2 ANNOUNCED");
        }

        @Test
        void ofAnAlgorithmWithoutAKeyIsNothing() {
            Node node = started();

            assertThat(node.rotation().rotate("PS256")).isEmpty();
            assertThat(node.rotation().rotate("none")).isEmpty();
        }
    }

    @Nested
    @DisplayName("Revocation")
    class Revocation {

        @Test
        void successorSignsAtOnceAndNothingOfTheRevokedKeyIsGood() throws ParseException {
            Node node = started();
            String first = signer(node);
            String token = sign(node);

            assertThat(node.rotation().revoke(first)).isTrue();

            assertThat(signer(node)).isNotEqualTo(first);
            assertThat(published(node)).doesNotContain(first).contains(signer(node));
            assertThat(verified(node, token)).isFalse();
            assertThat(verified(node, sign(node))).isTrue();
        }

        @Test
        void keyThatWasAnnouncedTakesOver() {
            Node node = started();
            String next = node.rotation().rotate("ES256").orElseThrow().kid();

            node.rotation().revoke(signer(node));

            assertThat(signer(node)).isEqualTo(next);
            assertThat(states()).containsExactly("1 REVOKED", "2 ACTIVE");
        }

        @Test
        void ofAnAnnouncedKeyLetsTheOneBeforeGoOn() {
            Node node = started();
            String first = signer(node);
            String next = node.rotation().rotate("ES256").orElseThrow().kid();

            node.rotation().revoke(next);
            clock.advance(KeyNodes.AHEAD.multipliedBy(3));

            assertThat(signer(node)).isEqualTo(first);
            assertThat(published(node)).contains(first).doesNotContain(next);
            assertThat(node.rotation().rotate("ES256").orElseThrow().state()).isEqualTo(State.ANNOUNCED);
            assertThat(states()).containsExactly("1 ACTIVE", "2 REVOKED", "3 ANNOUNCED");
        }

        @Test
        void ofARetiredKeyDisturbsNobody() throws ParseException {
            Node node = started();
            String first = signer(node);
            String token = sign(node);
            node.rotation().rotate("ES256");
            clock.advance(KeyNodes.AHEAD);
            String second = signer(node);
            assertThat(verified(node, token)).isTrue();

            assertThat(node.rotation().revoke(first)).isTrue();

            assertThat(verified(node, token)).isFalse();
            assertThat(signer(node)).isEqualTo(second).isNotEqualTo(first);
        }

        @Test
        void otherNodesFollowWithTheirNextLook() throws ParseException {
            Node node = started();
            Node other = started();
            String token = sign(other);

            node.rotation().revoke(signer(node));
            other.rotation().keepUp();

            assertThat(verified(other, token)).isFalse();
            assertThat(signer(other)).isEqualTo(signer(node));
        }

        @Test
        void ofAMacKeyEndsWhatWasComputedWithIt() {
            Node node = started();
            byte[] before = node.keys().ring().macs().get(0).mac(new byte[] {1});
            String kid = listed(node, "HS256").kid();

            node.rotation().revoke(kid);

            assertThat(node.keys().ring().macs())
                    .hasSize(1)
                    .allSatisfy(key -> assertThat(key.mac(new byte[] {1})).isNotEqualTo(before));
        }

        @Test
        void isDoneOnceAndMakesOneSuccessorHoweverManyDoIt() {
            List<Node> all = List.of(started(), started(), started());
            String first = signer(all.get(0));
            AtomicInteger turn = new AtomicInteger();

            List<Boolean> done = Race.run(() ->
                    all.get(turn.getAndIncrement() % all.size()).rotation().revoke(first));

            assertThat(done).filteredOn(each -> each).hasSize(1);
            assertThat(states()).containsExactly("1 REVOKED", "2 ACTIVE");
        }

        @Test
        void thereIsAlwaysOneThatSignsWhateverIsRevokedAtOnce() {
            for (int round = 0; round < 10; round++) {
                List<Node> all = List.of(started(), started());
                String signer = signer(all.get(0));
                String next =
                        all.get(0).rotation().rotate("ES256").orElseThrow().kid();
                AtomicInteger turn = new AtomicInteger();

                Race.run(() -> {
                    int mine = turn.getAndIncrement();
                    Node node = all.get(mine % 2);
                    return node.rotation().revoke(mine / 2 % 2 == 0 ? signer : next);
                });
                all.forEach(node -> node.rotation().keepUp());

                assertThat(states())
                        .filteredOn(state -> state.endsWith("ACTIVE"))
                        .hasSize(1);
                assertThat(signer(all.get(0))).isEqualTo(signer(all.get(1))).isNotIn(signer, next);
            }
        }

        @Test
        void ofAKeyThatIsUnknownOrRevokedIsNothing() {
            Node node = started();
            String first = signer(node);
            node.rotation().revoke(first);

            assertThat(node.rotation().revoke(first)).isFalse();
            assertThat(node.rotation().revoke("no-such-key")).isFalse();
            assertThat(states()).containsExactly("1 REVOKED", "2 ACTIVE");
        }

        @Test
        void revokedKeyIsDeletedInTheEnd() {
            Node node = started();
            String first = signer(node);
            node.rotation().revoke(first);

            clock.advance(KeySchedule.LONGEST_TOKEN.plus(KeySchedule.SKEW).plus(Duration.ofSeconds(1)));
            node.rotation().keepUp();

            assertThat(states()).containsExactly("2 ACTIVE");
        }
    }

    private Node started() {
        Node node = nodes.start();
        node.keys().ensure(ES256);
        return node;
    }

    private List<String> states() {
        KeySchedule schedule = new KeySchedule(KeyNodes.ROTATION, KeyNodes.AHEAD, KeyNodes.REFRESH_LIFETIME);
        return nodes.rows().list().stream()
                .filter(row -> row.algorithm().equals("ES256"))
                .map(row -> row.generation() + " " + schedule.state(row.times(), clock.instant()))
                .toList();
    }

    private static KeyRotation.Listed listed(Node node, String algorithm) {
        return node.rotation().list().stream()
                .filter(key -> key.algorithm().equals(algorithm))
                .findFirst()
                .orElseThrow();
    }

    private static String sign(Node node) {
        return node.signing().sign(ES256.jws(), JOSEObjectType.JWT, new JWTClaimsSet.Builder().build());
    }

    private static boolean verified(Node node, String token) throws ParseException {
        return node.signing().verify(SignedJWT.parse(token));
    }

    private static String signer(Node node) {
        return node.keys().ring().signing().get(ES256.jws()).kid();
    }

    private static List<String> published(Node node) {
        return node.keys().published().getKeys().stream()
                .map(key -> key.getKeyID())
                .toList();
    }
}
