package dev.signet.auth.grant.held;

import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.lodge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What clients hold of a user. */
@SignetTest
class HeldGrantsTests {

    private final HeldGrants held;
    private final OAuth oauth;
    private final People people;
    private final MutableClock clock;
    private final TestUser person;

    HeldGrantsTests(HeldGrants held, OAuth oauth, People people, MutableClock clock) {
        this.held = held;
        this.oauth = oauth;
        this.people = people;
        this.clock = clock;
        this.person = people.newcomer();
    }

    @Test
    void codeThatWasNeverRedeemedIsNothingHeld() {
        oauth.authorize(harbor()).as(person).response();

        assertThat(list(person)).isEmpty();
    }

    @Test
    void whatHasEndedOrExpiredIsNotHeldAnyMore() {
        oauth.authorize(harbor()).as(person).exchange();
        HeldGrant grant = list(person).get(0);
        assertThat(held.find(grant.user(), grant.id())).contains(grant);

        clock.advance(Duration.ofDays(31));

        assertThat(list(person)).isEmpty();
        assertThat(held.find(grant.user(), grant.id())).isEmpty();
    }

    @Test
    void grantOfSomebodyElseIsNotFound() {
        oauth.authorize(harbor()).as(person).exchange();

        assertThat(held.find(
                        UserId.parse(people.newcomer().id()),
                        list(person).get(0).id()))
                .isEmpty();
    }

    @Test
    void newestStandsFirstWithItsScopesAndWhetherItOutlivesTheSession() {
        Browser browser = oauth.browser();
        oauth.authorize(harbor())
                .in(browser)
                .scope("openid orders:read")
                .as(person)
                .exchange();
        clock.advance(Duration.ofSeconds(5));
        oauth.authorize(lodge())
                .in(browser)
                .scope("openid offline_access")
                .silently()
                .exchange();

        assertThat(list(person))
                .extracting(grant -> grant.client().value(), HeldGrant::offline, HeldGrant::scopes)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("lodge", true, Set.of("openid", "offline_access")),
                        org.assertj.core.groups.Tuple.tuple("harbor", false, Set.of("openid", "orders:read")));
    }

    @Test
    void lastUseIsWhenTokensWereLastIssued() {
        var tokens = oauth.authorize(harbor()).as(person).exchange();
        clock.advance(Duration.ofMinutes(3));

        tokens.refresh();

        HeldGrant grant = list(person).get(0);
        assertThat(Duration.between(grant.grantedAt(), grant.usedAt())).isGreaterThanOrEqualTo(Duration.ofMinutes(3));
    }

    private List<HeldGrant> list(TestUser user) {
        return held.list(UserId.parse(user.id()));
    }
}
