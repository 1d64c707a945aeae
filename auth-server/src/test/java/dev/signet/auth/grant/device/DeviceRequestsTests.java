package dev.signet.auth.grant.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.Grants;
import dev.signet.auth.grant.device.DeviceRequests.Codes;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.secret.MacKey;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What devices ask for, on each database: each answer happens once, whoever gives one at the same instant. */
@SignetTest
class DeviceRequestsTests {

    private static final ClientId CLI = new ClientId("cli");
    private static final Set<String> SCOPES = Set.of("openid", "orders:read");
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final DeviceRequests requests;
    private final Grants grants;
    private final Revocation revocation;
    private final RandomValues random;
    private final MutableClock clock;
    private final SignedIn person;

    DeviceRequestsTests(
            DeviceRequests requests,
            Grants grants,
            Revocation revocation,
            RandomValues random,
            MutableClock clock,
            People people) {
        this.requests = requests;
        this.grants = grants;
        this.revocation = revocation;
        this.random = random;
        this.clock = clock;
        this.person = people.signedInNewcomer();
    }

    @Test
    void oneOfManyAnswersCounts() {
        Codes codes = begin();
        DeviceRequest request = requests.findWaiting(codes.userCode()).orElseThrow();

        List<Boolean> answers = Race.run(() -> requests.allow(request, person, SCOPES) || requests.deny(request));

        assertThat(Collections.frequency(answers, true)).isEqualTo(1);
        assertThat(requests.poll(codes.deviceCode(), CLI)).isInstanceOf(Poll.Allowed.class);
    }

    @Test
    void whatIsAllowedIsAGrantOfThePersonsSession() {
        Codes codes = begin();
        requests.allow(requests.findWaiting(codes.userCode()).orElseThrow(), person, Set.of("openid"));

        Poll poll = requests.poll(codes.deviceCode(), CLI);

        assertThat(poll)
                .isInstanceOfSatisfying(
                        Poll.Allowed.class,
                        allowed -> assertThat(grants.find(allowed.grant())).hasValueSatisfying(grant -> {
                            assertThat(grant.client()).isEqualTo(CLI);
                            assertThat(grant.user()).isEqualTo(person.userId());
                            assertThat(grant.sid()).isEqualTo(person.sid());
                            assertThat(grant.scopes()).containsExactly("openid");
                        }));
    }

    @Test
    void sessionThatHasEndedAllowsNothing() {
        Codes codes = begin();
        DeviceRequest request = requests.findWaiting(codes.userCode()).orElseThrow();
        revocation.endSession(person.userId(), person.sid(), EndReason.SIGNED_OUT);

        assertThat(requests.allow(request, person, SCOPES)).isFalse();
    }

    @Test
    void theAnswerComesInTimeOrNotAtAll() {
        DeviceRequest late = requests.findWaiting(begin().userCode()).orElseThrow();
        clock.advance(LIFETIME);

        assertThat(requests.allow(late, person, SCOPES)).isFalse();
        assertThat(requests.deny(late)).isFalse();
    }

    @Test
    void whatIsOverIsSweptLater() {
        Codes codes = begin();
        clock.advance(LIFETIME.plusMinutes(1));
        requests.sweep(Duration.ofMinutes(2), 1_000);
        assertThat(requests.poll(codes.deviceCode(), CLI)).isInstanceOf(Poll.Expired.class);

        clock.advance(Duration.ofMinutes(2));
        requests.sweep(Duration.ofMinutes(2), 1_000);

        assertThat(requests.poll(codes.deviceCode(), CLI)).isInstanceOf(Poll.Unknown.class);
    }

    /** The keys rotate while people are on their way to the other screen. */
    @Test
    void codeIsKnownUnderTheKeyThatWasTheNewestWhenItWasMade() {
        MacKey older = new MacKey(random.bytes(32));
        MacKey newer = new MacKey(random.bytes(32));
        byte[] kept = new UserCodes(() -> List.of(older), random).mac("WDJB-MJHT");

        List<byte[]> looked = new UserCodes(() -> List.of(newer, older), random).macs("WDJB-MJHT");

        assertThat(looked).anyMatch(mac -> Arrays.equals(mac, kept));
        assertThat(new UserCodes(() -> List.of(newer), random).macs("WDJB-MJHT"))
                .noneMatch(mac -> Arrays.equals(mac, kept));
    }

    @Test
    void lettersOfACodeAreEquallyLikely() {
        UserCodes codes = new UserCodes(() -> List.of(new MacKey(random.bytes(32))), random);
        int[] count = new int[26];
        for (int i = 0; i < 5_000; i++) {
            codes.make().replace("-", "").chars().forEach(letter -> count[letter - 'A']++);
        }

        assertThat(Arrays.stream(count).filter(each -> each > 0))
                .hasSize(20)
                .allMatch(each -> each > 1_700 && each < 2_300);
    }

    private Codes begin() {
        return requests.begin(CLI, SCOPES, LIFETIME, INTERVAL);
    }
}
