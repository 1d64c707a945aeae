package dev.signet.demo.inspect.record;

import dev.signet.demo.inspect.Conversation;
import dev.signet.demo.inspect.Exchange;
import dev.signet.demo.inspect.Field;
import dev.signet.demo.inspect.Field.Place;
import dev.signet.demo.inspect.Kind;
import dev.signet.demo.inspect.Message;
import dev.signet.demo.inspect.Party;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the browser carries between this app and the authorization server. The app is not there: it sees where it sends the browser, and what
 * that comes back with. The two are put together by {@code state}, as the app itself does it.
 */
@Component
class FrontChannel {

    private static final String STATE = "state";

    private final Clock clock;

    FrontChannel(Clock clock) {
        this.clock = clock;
    }

    /** The browser is sent somewhere with something for the authorization server. */
    void sent(Conversation conversation, Message redirect) {
        List<Field> carried = query(redirect);
        Optional<Kind> kind = kind(carried);
        if (kind.isPresent()) {
            String path = UriComponentsBuilder.fromUriString(redirect.open("Location"))
                    .build()
                    .getPath();
            Message request = Message.of("GET " + (path == null ? "/" : path), carried);
            conversation.add(Exchange.begun(clock.instant(), Party.BROWSER, Party.SIGNET, kind.get(), request));
        }
    }

    /** The browser has come, perhaps with an answer. */
    void came(Conversation conversation, Message request) {
        String state = request.open(STATE);
        conversation
                .newest(each -> each.kind() == Kind.AUTHORIZATION && each.response() == null)
                .filter(each -> !state.isEmpty() && state.equals(each.request().open(STATE)))
                .ifPresent(asked -> conversation.replace(asked.answered(
                        Message.of("302", query(request)),
                        Duration.between(asked.at(), clock.instant()).toMillis())));
    }

    private static List<Field> query(Message message) {
        return message.fields().stream()
                .filter(field -> field.place() == Place.QUERY)
                .toList();
    }

    private static Optional<Kind> kind(List<Field> carried) {
        List<String> names = carried.stream().map(Field::name).toList();
        if (names.contains("response_type") || names.contains("request_uri")) {
            return Optional.of(Kind.AUTHORIZATION);
        }
        return names.contains("id_token_hint") || names.contains("post_logout_redirect_uri")
                ? Optional.of(Kind.END_SESSION)
                : Optional.empty();
    }
}
