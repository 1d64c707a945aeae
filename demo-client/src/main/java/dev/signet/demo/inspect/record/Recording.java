package dev.signet.demo.inspect.record;

import dev.signet.demo.inspect.Conversation;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where what is said on this thread is written down: while a browser's request is answered, and in threads that work for it. */
public final class Recording {

    private static final ThreadLocal<@Nullable Conversation> CURRENT = new ThreadLocal<>();

    private Recording() {}

    /** The conversation that this thread belongs to. */
    public static Optional<Conversation> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    static void begin(Conversation conversation) {
        CURRENT.set(conversation);
    }

    static void end() {
        CURRENT.remove();
    }

    /** The work, so that another thread writes down where this one does. */
    public static <T> Callable<T> carried(Callable<T> work) {
        Conversation here = CURRENT.get();
        return () -> within(here, work);
    }

    /** Does the work without a word of it: a hundred equal calls tell no more than one. */
    public static <T> T silently(Supplier<T> work) {
        Conversation before = CURRENT.get();
        CURRENT.remove();
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }

    private static <T> T within(@Nullable Conversation there, Callable<T> work) throws Exception {
        CURRENT.set(there);
        try {
            return work.call();
        } finally {
            CURRENT.remove();
        }
    }
}
