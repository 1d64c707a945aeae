package dev.signet.demo.inspect.record;

import dev.signet.demo.inspect.Conversation;
import dev.signet.demo.inspect.Conversations;
import dev.signet.demo.inspect.Exchange;
import dev.signet.demo.inspect.Field;
import dev.signet.demo.inspect.Field.Place;
import dev.signet.demo.inspect.Kind;
import dev.signet.demo.inspect.Message;
import dev.signet.demo.inspect.Party;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down where the browser goes in this app, and everything that is asked of others meanwhile. What a page fetches for itself is no
 * part of the story, nor is the inspector's own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class NavigationRecorder extends OncePerRequestFilter {

    private static final List<String> UNHEARD =
            List.of("/css/", "/js/", "/img/", "/favicon", "/inspector", "/session/", "/logout/back-channel", "/error");

    private final Conversations conversations;
    private final MessageReader reader;
    private final FrontChannel frontChannel;
    private final Clock clock;

    NavigationRecorder(Conversations conversations, MessageReader reader, FrontChannel frontChannel, Clock clock) {
        this.conversations = conversations;
        this.reader = reader;
        this.frontChannel = frontChannel;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        conversations.handOver(request);
        if (unheard(request)) {
            chain.doFilter(request, response);
        } else {
            record(request, response, chain);
        }
    }

    /** A browser says what it fetches for ({@code Sec-Fetch-Mode}); of whoever does not, every request counts. */
    private static boolean unheard(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        boolean fetched = mode != null && !"navigate".equals(mode);
        return fetched || UNHEARD.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    private void record(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Conversation conversation = conversations.of(request).orElseGet(conversations::begin);
        Message asked = reader.request(request, false);
        frontChannel.came(conversation, asked);
        Exchange begun = conversation.add(
                Exchange.begun(clock.instant(), Party.BROWSER, Party.APP, kind(request, asked), asked));
        long before = System.nanoTime();
        Recording.begin(conversation);
        try {
            chain.doFilter(request, response);
        } finally {
            Recording.end();
            Exchange whole = begun.with(reader.request(request, true));
            Message answer = reader.response(response);
            conversation.replace(whole.answered(withoutParameters(answer), (System.nanoTime() - before) / 1_000_000));
            frontChannel.sent(conversation, answer);
            conversations.keep(request, conversation);
        }
    }

    /** What a redirect takes along to the authorization server stands on the next arrow. */
    private static Message withoutParameters(Message answer) {
        Stream<Field> fields = answer.fields().stream().filter(field -> field.place() != Place.QUERY);
        return Message.of(answer.line(), fields.toList());
    }

    private static Kind kind(HttpServletRequest request, Message asked) {
        String path = request.getRequestURI();
        if (path.startsWith("/oauth2/authorization/")) {
            return Kind.SIGN_IN_BEGINS;
        }
        if (path.startsWith("/login/oauth2/code/")) {
            return Kind.CALLBACK;
        }
        if (path.equals("/logout")) {
            return Kind.SIGN_OUT;
        }
        boolean cookie = asked.fields().stream().anyMatch(field -> field.place() == Place.COOKIE);
        return cookie ? Kind.PAGE_WITH_COOKIE : Kind.PAGE;
    }
}
