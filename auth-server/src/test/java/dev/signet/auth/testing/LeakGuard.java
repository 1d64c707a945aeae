package dev.signet.auth.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails a test in which anything that opens a door came into a log line, or into an exception that was logged. */
public final class LeakGuard implements BeforeEachCallback, AfterEachCallback {

    private static final Lines LINES = new Lines();

    @Override
    public void beforeEach(ExtensionContext context) {
        beforeEach();
    }

    void beforeEach() {
        LINES.attach();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> leaks = leaks();
        if (!leaks.isEmpty()) {
            throw new AssertionError("secrets in the log: " + leaks);
        }
    }

    /** What leaked since the last call: kind and logger, not the secret. */
    static List<String> leaks() {
        List<String> leaks = new ArrayList<>();
        for (Line line = LINES.read.poll(); line != null; line = LINES.read.poll()) {
            Optional<String> kind = Seen.in(line.text());
            if (kind.isPresent()) {
                leaks.add(kind.get() + " by " + line.logger());
            }
        }
        return leaks;
    }

    private record Line(String logger, String text) {}

    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final Queue<Line> read = new ConcurrentLinkedQueue<>();

        /** Spring Boot takes appenders away when a server starts, so this looks again. */
        void attach() {
            Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            if (!root.isAttached(this)) {
                setContext(root.getLoggerContext());
                start();
                root.addAppender(this);
            }
        }

        @Override
        protected void append(ILoggingEvent event) {
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            read.add(new Line(event.getLoggerName(), event.getFormattedMessage() + thrown + event.getMDCPropertyMap()));
        }
    }
}
