package dev.signet.resource.token.status;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Shows how fresh the knowledge of tokens' statuses is, for applications that have Micrometer. */
public final class StatusMetrics implements MeterBinder {

    private static final String NAME = "signet.resource.status";

    private final List<StatusLists> issuers;

    /** @param issuers the lists of each issuer; what is shown is the sum, or the oldest */
    public StatusMetrics(List<StatusLists> issuers) {
        this.issuers = List.copyOf(issuers);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(NAME + ".lists", issuers, all -> sum(all, StatusLists::kept))
                .description("Status lists that are kept")
                .register(registry);
        TimeGauge.builder(NAME + ".age", issuers, TimeUnit.SECONDS, StatusMetrics::oldest)
                .description("Age of the oldest status list that is kept")
                .register(registry);
        FunctionCounter.builder(NAME + ".failures", issuers, all -> sum(all, StatusLists::failures))
                .description("Questions for a status list without an answer that could be believed")
                .register(registry);
        FunctionCounter.builder(NAME + ".hints", issuers, all -> sum(all, StatusLists::hints))
                .description("Changes of lists in use that were told at once")
                .register(registry);
        stale("refused", StatusLists::refused, registry);
        stale("served", StatusLists::served, registry);
    }

    private void stale(String decision, ToLongFunction<StatusLists> count, MeterRegistry registry) {
        FunctionCounter.builder(NAME + ".stale", issuers, all -> sum(all, count))
                .tag("decision", decision)
                .description("Tokens whose status was not known well enough, by what was done with them")
                .register(registry);
    }

    private static long sum(List<StatusLists> issuers, ToLongFunction<StatusLists> count) {
        return issuers.stream().mapToLong(count).sum();
    }

    private static double oldest(List<StatusLists> issuers) {
        return issuers.stream().mapToLong(lists -> lists.age().toNanos()).max().orElse(0) / 1e9;
    }
}
