package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.demo.testing.Browser.Page;
import dev.signet.demo.testing.DemoFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RefreshTests extends DemoFixture {

    @Test
    void tokenWithTimeLeftIsUsedAsItIs() {
        browser.signIn();

        Page orders = browser.get("/orders");

        assertThat(signet.refreshes).hasValue(0);
        assertThat(orders.html()).contains("data-status=\"200\"").doesNotContain("refreshed first");
    }

    @Test
    void tokenThatIsAboutToExpireIsRefreshedBeforeItIsUsed() {
        mood.lifetime = 8;
        Page home = browser.signIn();
        mood.lifetime = 60;

        Page orders = browser.get("/orders");

        assertThat(home.hook("access-expires")).startsWith("expires in ");
        assertThat(signet.refreshes).hasValue(1);
        assertThat(orders.html()).contains("data-status=\"200\"").contains("refreshed first");
        assertThat(orders.hook("refresh-count")).isEqualTo("1");
        assertThat(orders.hook("refresh-fingerprint")).isNotEqualTo(home.hook("refresh-fingerprint"));
    }

    @Test
    void lookingAtThePageRefreshesNothing() {
        mood.lifetime = 1;
        browser.signIn();

        Page home = browser.get("/");

        assertThat(home.hook("access-expires")).isNotEmpty();
        assertThat(signet.refreshes).hasValue(0);
    }

    @Test
    void sixteenRequestsOfOneSessionRefreshOnce() throws Exception {
        mood.lifetime = 5;
        mood.refreshMillis = 200;
        browser.signIn();
        mood.lifetime = 60;

        List<Page> answers = inParallel(16);

        assertThat(signet.refreshes).hasValue(1);
        assertThat(answers).allSatisfy(page -> assertThat(page.html()).contains("data-status=\"200\""));
        assertThat(browser.get("/").hook("refresh-count")).isEqualTo("1");
    }

    @Test
    void sessionsDoNotWaitForOneAnother() throws Exception {
        mood.lifetime = 5;
        browser.signIn();
        var other = app.browser();
        other.signIn();
        mood.refreshMillis = 1500;

        long begun = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<Page> first = threads.submit(() -> browser.get("/orders"));
        Future<Page> second = threads.submit(() -> other.get("/orders"));
        first.get();
        second.get();
        threads.shutdown();

        assertThat(System.nanoTime() - begun).isLessThan(2_900_000_000L);
        assertThat(signet.refreshes).hasValue(2);
    }

    @Test
    void refreshNowRotatesAndCounts() {
        Page home = browser.signIn();

        Page once = browser.post("/refresh", Map.of());
        Page twice = browser.post("/refresh", Map.of());

        assertThat(once.notice()).isEqualTo("REFRESHED");
        assertThat(once.hook("refresh-count")).isEqualTo("1");
        assertThat(twice.hook("refresh-count")).isEqualTo("2");
        assertThat(List.of(
                        home.hook("refresh-fingerprint"),
                        once.hook("refresh-fingerprint"),
                        twice.hook("refresh-fingerprint")))
                .doesNotHaveDuplicates();
        assertThat(twice.html()).contains(once.hook("refresh-fingerprint") + "</s>, spent");
    }

    @Test
    void endedGrantEndsTheSessionHere() {
        browser.signIn();
        mood.grantsEnded = true;

        Page page = browser.post("/refresh", Map.of());

        assertThat(page.notice()).isEqualTo("GRANT_ENDED");
        assertThat(page.hook("sign-in")).isEqualTo("Sign in again");
        assertThat(browser.get("/").has("who")).isFalse();
    }

    @Test
    void endedGrantFoundByManyRequestsAtOnceEndsTheSessionForAll() throws Exception {
        mood.lifetime = 5;
        mood.refreshMillis = 100;
        browser.signIn();
        mood.grantsEnded = true;

        List<Page> answers = inParallel(8);

        assertThat(signet.refreshes).hasValue(1);
        assertThat(answers).allSatisfy(page -> {
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.has("sign-in")).isTrue();
        });
    }

    @Test
    void silentServerLeavesThePersonSignedIn() {
        browser.signIn();
        mood.silent = true;

        Page page = browser.post("/refresh", Map.of());

        assertThat(page.notice()).isEqualTo("SERVER_SILENT_HERE");
        assertThat(page.hook("who")).isEqualTo("alice");

        mood.silent = false;
        assertThat(browser.post("/refresh", Map.of()).notice()).isEqualTo("REFRESHED");
    }

    @Test
    void refreshedIdTokenOfAnotherPersonEndsTheSession() {
        browser.signIn();
        mood.refreshedSubject = "user-mallory";

        Page page = browser.post("/refresh", Map.of());

        assertThat(page.notice()).isEqualTo("GRANT_ENDED");
        assertThat(browser.get("/").has("who")).isFalse();
    }

    private List<Page> inParallel(int requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(requests);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Page>> pending = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            pending.add(threads.submit(() -> {
                go.await();
                return browser.get("/orders");
            }));
        }
        go.countDown();
        List<Page> answers = new ArrayList<>();
        for (Future<Page> answer : pending) {
            answers.add(answer.get());
        }
        threads.shutdown();
        return answers;
    }
}
