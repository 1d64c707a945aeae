package dev.signet.demo.settings;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Turns an unusable setting into the sentence that ends the start, instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnusableSettingAnalyzer extends AbstractFailureAnalyzer<UnusableSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSettingException cause) {
        String remedy = cause.remedy();
        String action = remedy.substring(0, 1).toUpperCase(Locale.ROOT) + remedy.substring(1) + ".";
        return new FailureAnalysis(cause.complaint(), action, cause);
    }
}
