package dev.signet.resource.token.status;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** Shows how fresh the knowledge of tokens' statuses is, for applications that have Micrometer. */
public final class StatusMetrics implements MeterBinder {

    private static final String NAME = "signet.resource.status";

    private final StatusLists lists;

    public StatusMetrics(StatusLists lists) {
        this.lists = lists;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(NAME + ".lists", lists, StatusLists::kept)
                .description("Status lists that are kept")
                .register(registry);
        TimeGauge.builder(
                        NAME + ".age", lists, TimeUnit.SECONDS, all -> all.age().toNanos() / 1e9)
                .description("Age of the oldest status list that is kept")
                .register(registry);
        FunctionCounter.builder(NAME + ".failures", lists, StatusLists::failures)
                .description("Questions for a status list without an answer that could be believed")
                .register(registry);
        FunctionCounter.builder(NAME + ".hints", lists, StatusLists::hints)
                .description("Changes of lists in use that were told at once")
                .register(registry);
        stale("refused", registry);
        stale("served", registry);
    }

    private void stale(String decision, MeterRegistry registry) {
        FunctionCounter.builder(NAME + ".stale", lists, all -> decision.equals("served") ? all.served() : all.refused())
                .tag("decision", decision)
                .description("Tokens whose status was not known well enough, by what was done with them")
                .register(registry);
    }
}
