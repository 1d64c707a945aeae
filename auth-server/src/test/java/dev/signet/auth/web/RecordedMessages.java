package dev.signet.auth.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The real texts, set up as {@code application.yml} sets them up, which remembers what pages asked for. */
class RecordedMessages extends ResourceBundleMessageSource {

    private final Set<String> asked = new ConcurrentSkipListSet<>();

    RecordedMessages() {
        setBasename("messages/messages");
        setDefaultEncoding("UTF-8");
        setFallbackToSystemLocale(false);
    }

    /** Every key that a page asked for since the start, whether there is a text or not. */
    Set<String> asked() {
        return new TreeSet<>(asked);
    }

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        asked.add(code);
        return super.resolveCodeWithoutArguments(code, locale);
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        asked.add(code);
        return super.resolveCode(code, locale);
    }
}
