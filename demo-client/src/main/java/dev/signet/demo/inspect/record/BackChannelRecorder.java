package dev.signet.demo.inspect.record;

import dev.signet.demo.inspect.Conversations;
import dev.signet.demo.inspect.Exchange;
import dev.signet.demo.inspect.Field;
import dev.signet.demo.inspect.Field.Place;
import dev.signet.demo.inspect.Kind;
import dev.signet.demo.inspect.Message;
import dev.signet.demo.inspect.Party;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Writes down what the authorization server says of a session, in that session's conversation: the browser was not there. */
@Component
public class BackChannelRecorder {

    private final Conversations conversations;
    private final Clock clock;

    BackChannelRecorder(Conversations conversations, Clock clock) {
        this.conversations = conversations;
        this.clock = clock;
    }

    /**
     * To be told before the session is ended.
     *
     * @param token that was found good; its claims stay when the session is gone, for they open nothing
     */
    public void ended(HttpSession session, String path, Jwt token) {
        List<Field> said = new ArrayList<>();
        said.add(Field.secret(Place.FORM, "logout_token", token.getTokenValue()));
        token.getClaims().forEach((name, value) -> said.add(Field.open(Place.CLAIM, name, String.valueOf(value))));
        Exchange told = Exchange.begun(
                clock.instant(), Party.SIGNET, Party.APP, Kind.BACK_CHANNEL_LOGOUT, Message.of("POST " + path, said));
        conversations.of(session).ifPresent(conversation -> {
            Exchange numbered = conversation.add(told);
            conversation.replace(numbered.answered(Message.of("200", List.of()), 0));
        });
    }
}
