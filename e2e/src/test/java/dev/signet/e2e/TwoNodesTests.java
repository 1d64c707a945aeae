package dev.signet.e2e;

import static dev.signet.e2e.Chromium.View.WIDE_LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/** Two nodes on one PostgreSQL behind a plain reverse proxy that knows no stickiness. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("measures how soon something is known")
class TwoNodesTests {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final String CLIENT = "spring.security.oauth2.authorizationserver.client.orchard.registration.";

    private final ReverseProxy proxy = new ReverseProxy();
    private final Application one = new Application("node-1", "auth-server");
    private final Application two = new Application("node-2", "auth-server");
    private final Application orchard = new Application("orchard-of-two", "demo-client");
    private final Chromium chromium = new Chromium();

    @BeforeAll
    void start() {
        Database.POSTGRES.prepare(one, two);
        for (Application node : List.of(one, two)) {
            node.set("spring.profiles.active", "demo")
                    .set("spring.security.oauth2.authorizationserver.issuer", proxy.address())
                    .set(CLIENT + "redirect-uris", orchard.address() + "/login/oauth2/code/signet")
                    .set(CLIENT + "post-logout-redirect-uris", orchard.address() + "/")
                    .start();
        }
        proxy.leadTo(one, two);
        orchard.set("spring.profiles.active", "orchard")
                .set("demo.issuer", proxy.address())
                .start();
    }

    @AfterAll
    void stop() {
        chromium.close();
        orchard.close();
        one.close();
        two.close();
        proxy.close();
    }

    @Test
    void loginThatWasBegunOnOneNodeIsFinishedOnTheOther() {
        try (Visitor alice = chromium.visitor(WIDE_LIGHT)) {
            proxy.leadTo(one);
            alice.open(orchard.address());
            alice.press("sign-in");
            assertThat(proxy.reached(one)).isTrue();

            proxy.leadTo(two);
            arrives(alice.signIn("alice", "wonderland"), "alice");
            assertThat(proxy.reached(two)).isTrue();

            proxy.leadTo(one);
            alice.press("refresh-now");
            assertThat(alice.read("who")).isEqualTo("alice");
        }
    }

    @Test
    void everyRequestMayMeetAnotherNode() {
        try (Visitor bob = chromium.visitor(WIDE_LIGHT)) {
            proxy.leadTo(one, two);
            bob.open(orchard.address());

            arrives(bob.press("sign-in").signIn("bob", "builder"), "bob");
            bob.press("refresh-now").press("refresh-now").press("sign-out");

            assertThat(bob.sees("who")).isFalse();
            assertThat(proxy.reached(one) && proxy.reached(two)).isTrue();
        }
    }

    @Test
    void sessionThatIsEndedOnOneNodeIsGoneOnTheOtherWithinASecond() {
        try (Visitor alice = chromium.visitor(WIDE_LIGHT);
                Visitor thief = chromium.visitor(WIDE_LIGHT)) {
            proxy.leadTo(two);
            alice.open(proxy.address() + "/login");
            alice.signIn("alice", "wonderland");
            thief.page().context().addCookies(ticket(alice));
            assertThat(signedIn(thief)).isTrue();

            proxy.leadTo(one);
            alice.open(proxy.address() + "/signed-out");
            alice.press("sign-out");

            Instant ended = Instant.now();
            proxy.leadTo(two);
            while (signedIn(thief)) {
                assertThat(Duration.between(ended, Instant.now())).isLessThan(A_SECOND);
            }
            assertThat(signedIn(alice)).isFalse();
        }
    }

    @Test
    void storyGoesOnWhicheverNodeIsKilled() {
        try (Visitor bob = chromium.visitor(WIDE_LIGHT)) {
            proxy.leadTo(one, two);
            bob.open(orchard.address());
            bob.press("sign-in");

            one.kill();
            bob.signIn("bob", "builder");
            one.start();
            two.kill();
            arrives(bob, "bob");
            bob.press("refresh-now");
            assertThat(bob.read("who")).isEqualTo("bob");
            two.start();
            bob.press("refresh-now").press("sign-out");

            assertThat(bob.sees("who")).isFalse();
            bob.press("sign-in");
            assertThat(bob.sees("password")).as("a password is asked again").isTrue();
        }
    }

    /** Allows what Orchard asks for, if it was not allowed before. */
    private static void arrives(Visitor visitor, String username) {
        if (visitor.sees("consent-allow")) {
            visitor.press("consent-allow");
        }
        assertThat(visitor.read("who")).isEqualTo(username);
    }

    private boolean signedIn(Visitor visitor) {
        visitor.open(proxy.address() + "/signed-out");
        return visitor.sees("sign-out");
    }

    private static List<Cookie> ticket(Visitor visitor) {
        return visitor.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("signet"))
                .toList();
    }
}
