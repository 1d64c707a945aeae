package dev.signet.auth.key;

import static dev.signet.auth.SigningAlgorithm.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.key.KeyNodes.Node;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Time passes by the tests' clock; what a node's scheduler does each second, tests do where it matters. */
@SignetTest
class KeyRotationTests {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration NOTICE = KeyNodes.ROTATION.minus(KeyNodes.AHEAD);
    private static final Duration BEFORE_NOTICE =
            KeyNodes.ROTATION.minus(KeyNodes.AHEAD).minus(Duration.ofMinutes(1));
    private static final Duration TOKEN_LIFETIME = KeySchedule.LONGEST_TOKEN;

    private final KeyNodes nodes;
    private final MutableClock clock;

    KeyRotationTests(AuditTrail audit, RandomValues random, MutableClock clock) {
        this.clock = clock;
        this.nodes = new KeyNodes(audit, random, clock);
    }

    @Test
    void nextKeyIsPublishedBeforeItSigns() {
        Node node = started();
        String first = signer(node);

        pass(node, BEFORE_NOTICE);
        assertThat(published(node)).containsExactly(first);

        pass(node, Duration.ofMinutes(2));
        assertThat(published(node)).hasSize(2).contains(first);
        assertThat(signer(node)).isEqualTo(first);

        pass(node, KeyNodes.AHEAD);
        assertThat(published(node)).hasSize(2).contains(first);
        assertThat(signer(node)).isNotEqualTo(first).isIn(published(node));
    }

    @Test
    void activationNeedsNeitherTheDatabaseNorTheScheduler() {
        Node node = started();
        String first = signer(node);
        pass(node, NOTICE);

        clock.advance(KeyNodes.AHEAD.plus(TICK));

        assertThat(signer(node)).isNotEqualTo(first);
    }

    /** Over two rotations, every two hours: a verifier with a copy of the keys from a while ago verifies what is signed now. */
    @Test
    void everyTokenIsVerifiableUntilItExpiresAndByWhoeverCachesTheKeys() throws ParseException {
        Node node = started();
        List<Signed> signed = new ArrayList<>();
        Duration step = Duration.ofHours(2);
        pass(node, BEFORE_NOTICE.minus(Duration.ofHours(4)));
        Set<String> copy = published(node);

        for (int i = 0; i < 12 * 95; i++) {
            clock.advance(step);
            String token = sign(node);
            assertThat(copy).as("a copy of the keys from two hours before").contains(kid(token));
            node.rotation().keepUp();
            signed.add(new Signed(token, clock.instant().plus(TOKEN_LIFETIME)));
            signed.removeIf(each -> !clock.instant().isBefore(each.expiresAt()));
            assertThat(signed).allMatch(each -> verified(node, each.token()));
            copy = published(node);
            assertThat(copy).contains(kid(token)).hasSizeLessThanOrEqualTo(2);
        }
        assertThat(signer(node)).isEqualTo(newest());
        assertThat(nodes.rows().list())
                .filteredOn(row -> row.algorithm().equals("ES256"))
                .extracting(CryptoKey::generation)
                .contains(3)
                .doesNotContain(1);
    }

    @Test
    void retiredKeyGoesAfterTheLastTokenOfItHasExpired() throws ParseException {
        Node node = started();
        String first = signer(node);
        pass(node, NOTICE);
        pass(node, KeyNodes.AHEAD.minus(TICK));
        String last = sign(node);
        assertThat(kid(last)).isEqualTo(first);

        pass(node, TOKEN_LIFETIME.plus(TICK));
        assertThat(verified(node, last)).isTrue();
        assertThat(published(node)).contains(first);

        pass(node, KeySchedule.SKEW.plus(TICK));
        assertThat(verified(node, last)).isFalse();
        assertThat(published(node)).doesNotContain(first);
        assertThat(nodes.rows().list()).extracting(CryptoKey::kid).doesNotContain(first);
    }

    @Test
    void tokenThatWouldOutliveItsKeyIsNotSigned() {
        Node node = started();
        JWTClaimsSet claims = claims(TOKEN_LIFETIME.plus(TICK));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.signing().sign(ES256.jws(), JOSEObjectType.JWT, claims));
    }

    @Test
    void otherNodesFollowWithoutARestart() throws ParseException {
        Node one = started();
        Node other = started();
        String first = signer(one);
        pass(one, NOTICE);

        other.rotation().keepUp();
        clock.advance(KeyNodes.AHEAD.plus(TICK));

        assertThat(signer(other)).isEqualTo(signer(one)).isNotEqualTo(first);
        assertThat(published(other)).isEqualTo(published(one));
        assertThat(verified(other, sign(one))).isTrue();
    }

    @Test
    void nodesThatPublishTheNextKeyAtOncePublishOne() {
        List<Node> all = List.of(started(), started(), started(), started());
        clock.advance(NOTICE);
        AtomicInteger turn = new AtomicInteger();

        Race.run(() -> {
            all.get(turn.getAndIncrement() % all.size()).rotation().keepUp();
            return true;
        });
        all.forEach(node -> node.rotation().keepUp());

        assertThat(nodes.rows().list())
                .extracting(row -> row.algorithm() + " " + row.generation())
                .containsExactlyInAnyOrder("ES256 1", "ES256 2", "RS256 1", "RS256 2", "HS256 1", "HS256 2");
        clock.advance(KeyNodes.AHEAD.plus(TICK));
        assertThat(all.stream().map(KeyRotationTests::signer).distinct()).hasSize(1);
    }

    @Test
    void nodesThatDeleteARetiredKeyAtOnceDisturbNobody() {
        List<Node> all = List.of(started(), started(), started(), started());
        all.forEach(node -> node.rotation().keepUp());
        pass(all.get(0), NOTICE);
        clock.advance(KeyNodes.AHEAD.plus(TOKEN_LIFETIME).plus(KeySchedule.SKEW).plus(TICK));
        AtomicInteger turn = new AtomicInteger();

        Race.run(() -> {
            all.get(turn.getAndIncrement() % all.size()).rotation().keepUp();
            return true;
        });

        assertThat(nodes.rows().list())
                .filteredOn(row -> row.algorithm().equals("ES256"))
                .extracting(CryptoKey::generation)
                .containsExactly(2);
    }

    @Test
    void keyThatWasDueLongAgoIsStillPublishedAhead() {
        Node node = started();
        String first = signer(node);

        pass(node, KeyNodes.ROTATION.multipliedBy(3));
        assertThat(signer(node)).as("nobody has seen the next one").isEqualTo(first);

        pass(node, KeyNodes.AHEAD.plus(TICK));
        assertThat(signer(node)).isNotEqualTo(first);
    }

    @Test
    void rotationOfZeroIsNever() {
        Node node = nodes.start(KeyNodes.properties(KeyNodes.MASTER_KEY, Duration.ZERO));
        node.keys().ensure(ES256);
        String first = signer(node);

        pass(node, KeyNodes.ROTATION.multipliedBy(40));
        pass(node, KeyNodes.ROTATION);

        assertThat(signer(node)).isEqualTo(first);
        assertThat(published(node)).containsExactly(first);
    }

    @Test
    void macKeyIsGoodUntilNoRefreshTokenOfItCanBe() {
        Node node = started();
        byte[] first = mac(node, 0);
        pass(node, NOTICE);

        pass(node, KeyNodes.AHEAD.plus(TICK));
        assertThat(mac(node, 0)).as("the newest computes").isNotEqualTo(first);
        assertThat(mac(node, 1)).as("the one before is good").isEqualTo(first);

        pass(node, KeyNodes.REFRESH_LIFETIME.plus(KeySchedule.SKEW));
        assertThat(node.keys().ring().macs()).hasSize(1);
        assertThat(mac(node, 0)).isNotEqualTo(first);
    }

    @Test
    void signerIsTheSameObjectAsLongAsItsKeySigns() {
        Node node = started();
        KeyRing.Signing before = node.keys().ring().signing().get(ES256.jws());

        pass(node, BEFORE_NOTICE.plus(Duration.ofMinutes(2)));

        assertThat(node.keys().ring().signing().get(ES256.jws()).signer()).isSameAs(before.signer());
    }

    private record Signed(String token, Instant expiresAt) {}

    /** With another key everybody would be a stranger everywhere. */
    @Test
    void keyOfPseudonymsStaysForEverAndIsTheSameEverywhere() {
        Node node = started();
        Node other = started();
        UUID id = UUID.randomUUID();
        UUID name = node.keys().pseudonymKey().hide("garden.example.com", id);
        String kid = nodes.rows().list().stream()
                .filter(row -> row.algorithm().equals(CryptoKey.PSEUDONYM))
                .map(CryptoKey::kid)
                .reduce((one, another) -> "two")
                .orElseThrow();

        pass(node, KeyNodes.ROTATION.multipliedBy(3));

        assertThat(node.rotation().rotate(CryptoKey.PSEUDONYM)).isEmpty();
        assertThat(node.rotation().revoke(kid)).isFalse();
        assertThat(List.of(node, other, nodes.start()))
                .allSatisfy(each -> assertThat(each.keys().pseudonymKey().hide("garden.example.com", id))
                        .isEqualTo(name));
        assertThat(node.keys().published().getKeys()).noneMatch(key -> kid.equals(key.getKeyID()));
    }

    private Node started() {
        Node node = nodes.start();
        node.keys().ensure(ES256);
        return node;
    }

    private void pass(Node node, Duration time) {
        clock.advance(time);
        node.rotation().keepUp();
    }

    private String sign(Node node) {
        return node.signing().sign(ES256.jws(), JOSEObjectType.JWT, claims(TOKEN_LIFETIME));
    }

    private JWTClaimsSet claims(Duration lifetime) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
    }

    private String newest() {
        return nodes.rows().list().stream()
                .filter(row -> row.algorithm().equals("ES256"))
                .filter(row -> !clock.instant().isBefore(row.times().activatesAt()))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .kid();
    }

    private static String kid(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private static boolean verified(Node node, String token) {
        try {
            return node.signing().verify(SignedJWT.parse(token));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static String signer(Node node) {
        return node.keys().ring().signing().get(ES256.jws()).kid();
    }

    private static Set<String> published(Node node) {
        return new HashSet<>(node.keys().published().getKeys().stream()
                .filter(key -> ES256.jws().equals(key.getAlgorithm()))
                .map(JWK::getKeyID)
                .toList());
    }

    private static byte[] mac(Node node, int index) {
        return node.keys().ring().macs().get(index).mac(new byte[] {1});
    }
}
