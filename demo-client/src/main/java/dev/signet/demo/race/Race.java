package dev.signet.demo.race;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Three runners with one token. Lies in the session that the token belongs to, and so knows when that ends, by whatever way: the
 * time counts from there, before the server has even been told.
 */
public final class Race implements HttpSessionBindingListener {

    /** How long the runners go on at most, ended session or not: the token expires after a minute. */
    private static final Duration LONGEST = Duration.ofSeconds(45);

    /** How long they go on after the session has ended. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(10);

    private final String id;
    private final LongSupplier nanos;
    private final long begun;
    private final List<Runner> runners;
    private volatile @Nullable Long sessionEnded;

    /**
     * @param id names the race to its browser
     * @param knock calls one door of the API; the answer's status, 0 when none came
     */
    Race(String id, ToIntFunction<Door> knock, LongSupplier nanos) {
        this.id = id;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.runners = Arrays.stream(Door.values())
                .map(door -> new Runner(door, () -> knock.applyAsInt(door), nanos, this::until))
                .toList();
    }

    void start(Executor threads) {
        runners.forEach(threads::execute);
    }

    public String id() {
        return id;
    }

    /** Whether every runner has come to an end. */
    public boolean over() {
        return runners.stream().allMatch(Runner::over);
    }

    /** Whether the session that it began in has ended. */
    public boolean sessionOver() {
        return sessionEnded != null;
    }

    public List<Lane> lanes() {
        Long ended = sessionEnded;
        return runners.stream().map(runner -> runner.view(ended)).toList();
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        if (sessionEnded == null && !over()) {
            sessionEnded = nanos.getAsLong();
        }
    }

    private long until() {
        Long ended = sessionEnded;
        long latest = begun + LONGEST.toNanos();
        return ended == null ? latest : Math.min(latest, ended + AFTERWARDS.toNanos());
    }
}
