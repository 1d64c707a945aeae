package dev.signet.auth;

import static dev.signet.auth.testing.Clients.harbor;
import static dev.signet.auth.testing.Clients.machine;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.Statements;
import dev.signet.auth.testing.StatusLists;
import dev.signet.auth.testing.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/**
 * What a request may cost the database (design idea 7). Statements are counted, not milliseconds: the count is the same on
 * every machine.
 */
@SignetTest
class StatementBudgetTests {

    private final OAuth oauth;
    private final Statements statements;

    StatementBudgetTests(OAuth oauth, Statements statements) {
        this.oauth = oauth;
        this.statements = statements;
    }

    @Test
    void clientCredentialsAskNothing() {
        List<String> asked = warm(() -> oauth.clientCredentials(machine()).accessToken());

        assertThat(asked).isEmpty();
    }

    @Test
    void refreshUpdatesOnce() {
        List<Tokens> newest =
                new ArrayList<>(List.of(oauth.authorize(harbor()).as("alice").exchange()));

        List<String> asked = warm(() -> newest.add(newest.get(newest.size() - 1).refresh()));

        assertThat(asked).singleElement(InstanceOfAssertFactories.STRING).startsWith("update");
    }

    @Test
    void firstRefreshOnANodeReadsOnceAndUpdatesOnce() {
        List<Tokens> unused = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            unused.add(oauth.authorize(harbor()).as("alice").exchange());
        }

        List<String> asked = warm(() -> unused.remove(0).refresh());

        assertThat(asked).hasSize(2);
        assertThat(asked.get(0)).startsWith("select");
        assertThat(asked.get(1)).startsWith("update");
    }

    @Test
    void authorizationWithALiveSessionAsksAtMostThreeTimes() {
        Arrival first = oauth.authorize(harbor()).as("alice");
        first.exchange();

        List<String> asked = warm(() -> oauth.authorize(harbor())
                .in(first.request().browser())
                .silently()
                .response()
                .code());

        assertThat(asked).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void loginAsksAtMostFourteenTimesFromFirstRequestToCode() {
        List<String> asked =
                warm(() -> oauth.authorize(harbor()).as("alice").response().code());

        assertThat(asked).hasSizeLessThanOrEqualTo(14);
    }

    @Test
    void browsersSessionIsLookedUpOnceForEachRequestThatNamesIt() {
        List<String> asked =
                warm(() -> oauth.authorize(harbor()).as("alice").response().code());

        assertThat(asked)
                .as("login page, its form, and the way back")
                .filteredOn(statement -> statement.contains("FROM SPRING_SESSION S"))
                .hasSize(3);
    }

    @Test
    void loginPageWritesNothing() {
        AuthorizationRequest request = oauth.authorize(harbor());
        Answer sentToThePage = request.send();

        List<String> asked = warm(() -> request.browser().follow(sentToThePage));

        assertThat(asked).singleElement(InstanceOfAssertFactories.STRING).startsWith("SELECT");
    }

    @Test
    void codeExchangeAsksAtMostThreeTimes() {
        List<String> asked = Stream.generate(
                        () -> oauth.authorize(harbor()).as("alice").response())
                .limit(3)
                .map(response -> statements.during(response::exchange))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();

        assertThat(asked).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void introspectionAsksNothing() {
        String own = oauth.clientCredentials(machine()).accessToken();
        String ofAUser = oauth.authorize(harbor()).as("alice").exchange().accessToken();

        assertThat(warm(() -> oauth.introspect(ordersApi(), own))).isEmpty();
        assertThat(warm(() -> oauth.introspect(ordersApi(), ofAUser))).isEmpty();
    }

    @Test
    void statusListsAskNothing() {
        String list = StatusLists.path(oauth.clientCredentials(machine()));

        assertThat(warm(() -> oauth.get(list))).isEmpty();
        assertThat(warm(() -> oauth.get("/status"))).isEmpty();
        assertThat(warm(() -> oauth.get("/status/999999999999")))
                .as("a list that is not there")
                .isEmpty();
    }

    @Test
    void keysAndMetadataAskNothing() {
        List<String> asked = warm(() -> {
            oauth.get("/oauth2/jwks");
            oauth.get("/.well-known/openid-configuration");
        });

        assertThat(asked).isEmpty();
    }

    /** The fewest of several runs: in between, a cached client may have grown too old and been read anew. */
    private List<String> warm(Runnable request) {
        return Stream.generate(() -> statements.during(request))
                .limit(5)
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }
}
