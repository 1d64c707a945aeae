package dev.signet.demo.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.demo.inspect.Field.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

class ConversationTests {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Instant now = NOON;
    private final Conversations conversations = new Conversations(new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });
    private final MockHttpSession session = new MockHttpSession();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void onlyTheLastSixtyExchangesAreRemembered() {
        Conversation conversation = kept();

        for (int i = 0; i < 75; i++) {
            conversation.add(exchange());
        }

        assertThat(conversation.exchanges()).hasSize(60);
        assertThat(conversation.exchanges().get(0).number()).isEqualTo(16);
        assertThat(conversation.find(15)).isEmpty();
    }

    @Test
    void secretsGoWithTheSessionAndTheirFingerprintsStay() {
        Conversation conversation = kept();
        int number = conversation.add(exchange()).number();
        assertThat(conversation.find(number).orElseThrow().coverable()).isTrue();

        session.invalidate();

        Exchange left = conversation.find(number).orElseThrow();
        assertThat(left.coverable()).isFalse();
        assertThat(left.toString()).doesNotContain("a-secret-code").contains("orders:read");
        assertThat(left.request().fields().get(0).seal()).isNotNull();
    }

    @Test
    void secretThatIsWrittenDownAfterTheEndIsNotKept() {
        Conversation conversation = kept();
        session.invalidate();

        int late = conversation.add(exchange()).number();

        assertThat(conversation.find(late).orElseThrow().coverable()).isFalse();
    }

    @Test
    void nextSessionOfTheBrowserGoesOnWithItAndNobodyElseDoes() {
        Conversation conversation = kept();
        conversation.add(exchange());
        String name = session.getId();
        session.invalidate();
        MockHttpServletRequest next = new MockHttpServletRequest();
        next.setRequestedSessionId(name);
        MockHttpServletRequest stranger = new MockHttpServletRequest();
        stranger.setRequestedSessionId("another");

        assertThat(conversations.of(next)).contains(conversation);
        assertThat(conversations.of(stranger)).isEmpty();
        next.setSession(new MockHttpSession());
        conversations.keep(next, conversation);
        assertThat(conversations.of(next)).contains(conversation);
        MockHttpServletRequest again = new MockHttpServletRequest();
        again.setRequestedSessionId(name);
        assertThat(conversations.of(again)).as("it was handed on").isEmpty();
    }

    @Test
    void endedConversationIsForgottenAfterTenMinutes() {
        kept();
        String name = session.getId();
        session.invalidate();
        MockHttpServletRequest next = new MockHttpServletRequest();
        next.setRequestedSessionId(name);

        now = NOON.plus(Duration.ofMinutes(10));
        assertThat(conversations.of(next)).isPresent();
        now = NOON.plus(Duration.ofMinutes(10)).plusMillis(1);
        assertThat(conversations.of(next)).isEmpty();
        assertThat(conversations.version(name)).isZero();
    }

    @Test
    void versionGrowsWithEveryChange() {
        Conversation conversation = kept();
        long before = conversations.version(session.getId());

        Exchange begun = conversation.add(exchange());
        long between = conversations.version(session.getId());
        conversation.replace(begun.answered(Message.of("200", List.of()), 3));

        assertThat(between).isGreaterThan(before);
        assertThat(conversations.version(session.getId())).isGreaterThan(between);
        assertThat(conversations.version("another")).isZero();
    }

    private Conversation kept() {
        request.setSession(session);
        Conversation conversation = conversations.begin();
        conversations.keep(request, conversation);
        return conversation;
    }

    private static Exchange exchange() {
        Message message = Message.of(
                "POST /oauth2/token",
                List.of(
                        Field.secret(Place.FORM, "code", "a-secret-code"),
                        Field.open(Place.FORM, "scope", "orders:read")));
        return Exchange.begun(NOON, Party.APP, Party.SIGNET, Kind.CODE_EXCHANGE, message);
    }
}
