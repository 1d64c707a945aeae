package dev.signet.auth.config;

import dev.signet.auth.BadConfiguration;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Bad configuration stops the start with one sentence on what is wrong and one on what to write, not with a stack trace. */
class BadConfigurationAnalyzer extends AbstractFailureAnalyzer<BadConfiguration> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadConfiguration cause) {
        return new FailureAnalysis(cause.property() + " " + cause.problem() + ".", cause.remedy(), cause);
    }
}
