package dev.signet.resource.token.status.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.resource.testing.TestIssuer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ListEventsTests {

    private final List<String> told = new CopyOnWriteArrayList<>();

    private ListEvents listening(TestIssuer issuer, Duration silence) {
        ListEvents.Listener listener = new ListEvents.Listener() {
            @Override
            public void changed(String uri) {
                told.add(uri);
            }

            @Override
            public void anyMayHaveChanged() {
                told.add("any");
            }
        };
        ListEvents events = new ListEvents(
                issuer.uri().resolve("/status/events"), new PushSettings("api", "secret"), silence, listener);
        events.begin();
        return events;
    }

    @Test
    void connectionOnWhichNobodySpeaksIsMadeAnew() {
        try (TestIssuer issuer = new TestIssuer();
                ListEvents events = listening(issuer, Duration.ofMillis(200))) {
            assertThat(events).isNotNull();
            await().until(() -> issuer.listEvents().connections().size() > 2);
        }
    }

    @Test
    void commentsKeepAConnection() {
        try (TestIssuer issuer = new TestIssuer();
                ListEvents events = listening(issuer, Duration.ofSeconds(2))) {
            assertThat(events).isNotNull();
            await().pollInterval(Duration.ofMillis(100))
                    .during(Duration.ofSeconds(3))
                    .until(() -> {
                        issuer.listEvents().say(": still here\n");
                        return issuer.listEvents().connections().size() <= 1;
                    });
        }
    }

    @Test
    void issuerThatWasAwayIsFoundAgain() {
        try (TestIssuer issuer = new TestIssuer()) {
            issuer.goDown();
            try (ListEvents events = listening(issuer, Duration.ofSeconds(10))) {
                assertThat(events).isNotNull();
                issuer.comeBack();
                issuer.listEvents().ready(1);

                await().until(() -> told.equals(List.of("any")));
            }
        }
    }
}
