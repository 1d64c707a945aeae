package dev.signet.demo.inspect;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was said on behalf of one browser, the oldest first, and no more than {@value #MOST} exchanges of it. While it lies in a session it
 * holds secrets as well; when the session ends they are forgotten at once.
 */
public final class Conversation implements HttpSessionBindingListener {

    static final int MOST = 60;

    private final BiConsumer<Conversation, String> whenOver;
    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private int last;
    private long version;
    private boolean over;
    private @Nullable HttpSession session;

    /** @param whenOver is told when the session ended that it lay in, and what that was called */
    Conversation(BiConsumer<Conversation, String> whenOver) {
        this.whenOver = whenOver;
    }

    /** Adds what begins, and gives it the next number. */
    public synchronized Exchange add(Exchange begun) {
        Exchange numbered = begun.numbered(++last);
        exchanges.addLast(over ? numbered.erased() : numbered);
        if (exchanges.size() > MOST) {
            exchanges.removeFirst();
        }
        version++;
        return numbered;
    }

    /** Puts an exchange that has come further in its place; does nothing when it has been forgotten meanwhile. */
    public synchronized void replace(Exchange exchange) {
        Exchange kept = over ? exchange.erased() : exchange;
        List<Exchange> all = exchanges.stream()
                .map(each -> each.number() == exchange.number() ? kept : each)
                .toList();
        exchanges.clear();
        exchanges.addAll(all);
        version++;
    }

    /** All that is remembered, the oldest first. */
    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    public synchronized Optional<Exchange> find(int number) {
        return exchanges.stream().filter(each -> each.number() == number).findFirst();
    }

    /** The newest that is meant. */
    public synchronized Optional<Exchange> newest(Predicate<Exchange> meant) {
        return exchanges.stream().filter(meant).reduce((earlier, later) -> later);
    }

    /** Grows with every change. */
    public synchronized long version() {
        return version;
    }

    /** Whether it lies in the session of this name. Does not count as a use of that. */
    synchronized boolean liesIn(String name) {
        return session != null && session.getId().equals(name);
    }

    /** It lies in a session, perhaps in the next one: what comes from now on is that one's to look at. */
    @Override
    public synchronized void valueBound(HttpSessionBindingEvent event) {
        session = event.getSession();
        over = false;
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        synchronized (this) {
            over = true;
            session = null;
            List<Exchange> erased = exchanges.stream().map(Exchange::erased).toList();
            exchanges.clear();
            exchanges.addAll(erased);
            version++;
        }
        whenOver.accept(this, event.getSession().getId());
    }
}
