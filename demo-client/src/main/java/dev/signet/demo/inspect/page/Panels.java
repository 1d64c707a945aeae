package dev.signet.demo.inspect.page;

import dev.signet.demo.inspect.Conversation;
import dev.signet.demo.inspect.Conversations;
import dev.signet.demo.inspect.Exchange;
import dev.signet.demo.inspect.record.Recording;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what there is to show to whoever sent a request: their own conversation, and nobody else's. */
@Component
class Panels {

    static final int ON_A_PAGE = 16;

    private final Conversations conversations;
    private final Diagram diagram;

    Panels(Conversations conversations, Diagram diagram) {
        this.conversations = conversations;
        this.diagram = diagram;
    }

    /** The last of it. */
    Panel open(HttpServletRequest request, Locale locale, int most) {
        return of(request)
                .map(conversation -> open(conversation, locale, most))
                .orElseGet(() -> new Panel(true, List.of(), 0, 0));
    }

    Panel closed() {
        return new Panel(false, List.of(), 0, 0);
    }

    /** One exchange without its covers. */
    Optional<Arrow> uncovered(HttpServletRequest request, int number, Locale locale) {
        return conversations
                .of(request)
                .flatMap(conversation -> conversation.find(number))
                .map(exchange -> diagram.uncovered(exchange, locale));
    }

    private Panel open(Conversation conversation, Locale locale, int most) {
        long version = conversation.version();
        List<Exchange> all = conversation.exchanges();
        int earlier = Math.max(0, all.size() - most);
        return new Panel(true, diagram.covered(all.subList(earlier, all.size()), locale), earlier, version);
    }

    /** In its first request a browser has no session yet; what it does is being written down all the same. */
    private Optional<Conversation> of(HttpServletRequest request) {
        return Recording.current().or(() -> conversations.of(request));
    }
}
