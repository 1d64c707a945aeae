package dev.signet.auth.key;

import static dev.signet.auth.SigningAlgorithm.ES256;
import static dev.signet.auth.key.KeyNodes.ANOTHER;
import static dev.signet.auth.key.KeyNodes.MASTER_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.BadConfiguration;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.key.KeyNodes.Node;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From {@code MASTER_KEY} to {@code ANOTHER}: each {@code start} is a start of a server on the same database. */
@SignetTest
class MasterKeyChangeTests {

    private static final String WRONG =
            Base64.getEncoder().encodeToString("a key of nobody, with 32 bytes!!".getBytes(StandardCharsets.US_ASCII));

    private final KeyNodes nodes;
    private final MutableClock clock;

    MasterKeyChangeTests(AuditTrail audit, RandomValues random, MutableClock clock) {
        this.clock = clock;
        this.nodes = new KeyNodes(audit, random, clock);
    }

    @Test
    void everythingGoesOnUnderTheNewKeyAndTheOldOneOpensNothing() throws ParseException {
        Node before = started();
        String token = sign(before);
        byte[] mac = mac(before);

        Node after = nodes.start(KeyNodes.changing(ANOTHER, MASTER_KEY));

        assertThat(verified(after, token)).isTrue();
        assertThat(signer(after)).isEqualTo(signer(before));
        assertThat(mac(after)).isEqualTo(mac);
        assertThat(signer(nodes.start(ANOTHER))).as("without the one before").isEqualTo(signer(before));
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> nodes.start(MASTER_KEY))
                .withMessageStartingWith("signet.key.master-key is not the master key");
    }

    @Test
    void wrongKeyBeforeStopsTheStartAndChangesNothing() {
        started();
        List<byte[]> sealed = sealed();

        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> nodes.start(KeyNodes.changing(ANOTHER, WRONG)))
                .withMessageStartingWith("signet.key.master-key is not the master key");

        assertThat(sealed()).usingRecursiveComparison().isEqualTo(sealed);
        nodes.start(MASTER_KEY);
    }

    @Test
    void startThatIsKilledInBetweenChangesNothingAndTheNextOneDoesIt() {
        Node before = started();
        List<byte[]> sealed = sealed();

        assertThatIllegalStateException()
                .isThrownBy(() -> nodes.startAndDieBeforeCommit(KeyNodes.changing(ANOTHER, MASTER_KEY)));

        assertThat(sealed()).usingRecursiveComparison().isEqualTo(sealed);
        assertThat(signer(nodes.start(KeyNodes.changing(ANOTHER, MASTER_KEY)))).isEqualTo(signer(before));
        assertThat(signer(nodes.start(ANOTHER))).isEqualTo(signer(before));
    }

    @Test
    void settingThatWasForgottenDoesNothing() {
        started();
        nodes.start(KeyNodes.changing(ANOTHER, MASTER_KEY));
        List<byte[]> sealed = sealed();

        nodes.start(KeyNodes.changing(ANOTHER, MASTER_KEY));
        nodes.start(KeyNodes.changing(ANOTHER, WRONG));

        assertThat(sealed()).usingRecursiveComparison().isEqualTo(sealed);
    }

    @Test
    void nodesThatChangeItAtOnceDisturbNobody() {
        String signer = signer(started());

        List<Node> all = Race.run(() -> nodes.start(KeyNodes.changing(ANOTHER, MASTER_KEY)));

        assertThat(all).allSatisfy(node -> assertThat(signer(node)).isEqualTo(signer));
        assertThat(signer(nodes.start(ANOTHER))).isEqualTo(signer);
    }

    /** A server that has not been started anew yet verifies with what the others make, and does not fall over it. */
    @Test
    void serverThatStillRunsUnderTheOldKeyGoesOn() throws ParseException {
        Node old = started();
        Node changed = nodes.start(KeyNodes.changing(ANOTHER, MASTER_KEY));
        String first = signer(old);
        changed.rotation().rotate("ES256");

        old.rotation().keepUp();
        clock.advance(KeyNodes.AHEAD);

        assertThat(signer(changed)).isNotEqualTo(first);
        assertThat(verified(old, sign(changed))).isTrue();
        assertThat(signer(old)).isEqualTo(first);
        assertThat(verified(changed, sign(old))).isTrue();
    }

    private Node started() {
        Node node = nodes.start(MASTER_KEY);
        node.keys().ensure(ES256);
        return node;
    }

    private List<byte[]> sealed() {
        return nodes.rows().list().stream().map(CryptoKey::sealed).toList();
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

    private static byte[] mac(Node node) {
        return node.keys().ring().macs().get(0).mac(new byte[] {1});
    }
}
