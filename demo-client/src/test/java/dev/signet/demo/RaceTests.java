package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.demo.testing.Browser;
import dev.signet.demo.testing.Browser.Page;
import dev.signet.demo.testing.DemoFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** "Take it back": who notices the end of the session, and when, and that looking on gives nothing away. */
class RaceTests extends DemoFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final List<String> DOORS = List.of("/api/me", "/compare/signature/me", "/compare/introspection/me");

    private final List<Browser> others = new ArrayList<>();

    /** Everybody's: the next test's race would find no room beside them. */
    @AfterEach
    void endTheRaces() {
        mood.closedDoors.addAll(DOORS);
        await(state -> !state.contains("\"over\":false"));
        others.forEach(other -> await(other, state -> !state.contains("\"over\":false")));
    }

    @Test
    void everyDoorSaysWhenItNoticedTheEndOfTheSession() {
        browser.signIn();
        Page begun = browser.post("/take-it-back", Map.of());
        assertThat(begun.address().getPath()).isEqualTo("/take-it-back");
        assertThat(begun.has("end-session")).as(begun.address() + begun.html()).isTrue();
        await(state -> !state.contains("\"calls\":0"));

        Page wayOut = browser.postOnly("/logout", Map.of("back-to", "race"));
        mood.closedDoors.add("/api/me");
        mood.closedDoors.add("/compare/introspection/me");

        assertThat(wayOut.header("Location")).startsWith(signet.issuer()).contains("%2Ftake-it-back");
        String state = await(lanes -> lanes.split("refused after ").length == 3);
        assertThat(state).contains("accepted, again and again");
        Page back = browser.get(wayOut.header("Location"));
        assertThat(back.address().getPath()).isEqualTo("/take-it-back");
        assertThat(back.has("sign-in")).isTrue();
        assertThat(back.html()).containsPattern("refused after \\d+ ms").contains("The session is over");
    }

    @Test
    void tokenThatIsRefusedWhileTheSessionLivesIsNoDelay() {
        browser.signIn();
        browser.post("/take-it-back", Map.of());
        mood.closedDoors.addAll(DOORS);

        assertThat(await(state -> state.contains("\"over\":true"))).contains("refused, though the session lives");
        assertThat(browser.get("/take-it-back").has("start-race")).isTrue();
    }

    @Test
    void apiWithoutTheDoorsToCompareWithSaysSo() {
        mood.missingDoors.add("/compare/signature/me");
        browser.signIn();
        browser.post("/take-it-back", Map.of());

        await(state -> state.contains("this API has no such door"));
    }

    @Test
    void sessionRunsOneRaceAtATime() {
        browser.signIn();
        browser.post("/take-it-back", Map.of());
        String race = browser.cookies().get("RACE");

        browser.post("/take-it-back", Map.of());

        assertThat(browser.cookies().get("RACE")).isEqualTo(race).hasSize(32);
    }

    @Test
    void appRunsAFewRacesAtATime() {
        for (int i = 0; i < 3; i++) {
            Browser other = app.browser();
            others.add(other);
            other.signIn();
            other.post("/take-it-back", Map.of());
        }
        browser.signIn();

        Page refused = browser.post("/take-it-back", Map.of());

        assertThat(refused.html()).contains("As many races run here as may");
        assertThat(browser.cookies()).doesNotContainKey("RACE");
    }

    @Test
    void strangerBeginsNoRaceAndSeesNoneOfOthers() {
        assertThat(browser.post("/take-it-back", Map.of()).address().getPath()).isEqualTo("/");
        assertThat(browser.get("/take-it-back/state").status()).isEqualTo(404);
        assertThat(browser.get("/take-it-back").html()).contains("data-race=\"none\"");
    }

    @Test
    void raceIsNotBegunByAnotherSitesForm() {
        browser.signIn();

        assertThat(browser.postWithoutToken("/take-it-back").notice()).isEqualTo("SESSION_OVER");
        assertThat(browser.cookies()).doesNotContainKey("RACE");
    }

    private String await(Predicate<String> seen) {
        return await(browser, seen);
    }

    private static String await(Browser browser, Predicate<String> seen) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String state = browser.get("/take-it-back/state").html();
            if (seen.test(state)) {
                return state;
            }
            assertThat(System.nanoTime()).as(state).isLessThan(end);
        }
    }
}
