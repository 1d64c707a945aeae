package dev.signet.auth.revoke.logout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What an operator sees of it: above all, that it stays near zero what waits. */
@Component
class LogoutMetrics {

    private final LogoutMessageRepository rows;
    private final AtomicLong waiting = new AtomicLong();
    private final Counter delivered;
    private final Counter failed;
    private final Counter refused;
    private final Counter givenUp;

    LogoutMetrics(LogoutMessageRepository rows, MeterRegistry meters) {
        this.rows = rows;
        this.delivered = Counter.builder("signet.logout.delivered")
                .description("relying parties that were told of a logout by this node")
                .register(meters);
        this.failed = Counter.builder("signet.logout.failed")
                .description("attempts of this node that are made again later")
                .register(meters);
        this.refused = givenUp(meters, "refused");
        this.givenUp = givenUp(meters, "too_old");
        Gauge.builder("signet.logout.waiting", waiting, AtomicLong::get)
                .description("relying parties of all nodes that are still to be told of a logout")
                .register(meters);
    }

    void delivered() {
        delivered.increment();
    }

    void failed() {
        failed.increment();
    }

    void refused() {
        refused.increment();
    }

    void givenUp() {
        givenUp.increment();
    }

    @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void count() {
        waiting.set(rows.countWaiting());
    }

    private static Counter givenUp(MeterRegistry meters, String reason) {
        return Counter.builder("signet.logout.given.up")
                .description("relying parties that this node gave up to tell of a logout")
                .tag("reason", reason)
                .register(meters);
    }
}
