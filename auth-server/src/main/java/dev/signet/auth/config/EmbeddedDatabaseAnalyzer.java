package dev.signet.auth.config;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The embedded database belongs to one process at a time; a second start must not end in a page of stack traces. */
class EmbeddedDatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** {@code DATABASE_ALREADY_OPEN_1} of H2. */
    private static final int LOCKED = 90020;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return cause.getErrorCode() == LOCKED
                ? new FailureAnalysis(
                        "The embedded database is in use by another process; probably this server runs already.",
                        "Stop the other one, or put this one on a PostgreSQL database with SIGNET_DB_URL.",
                        cause)
                : null;
    }
}
