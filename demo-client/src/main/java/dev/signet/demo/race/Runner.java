package dev.signet.demo.race;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Knocks at one door until it is not let in any more. */
final class Runner implements Runnable {

    private static final int LET_IN = 200;
    private static final int TURNED_AWAY = 401;
    private static final long PAUSE_MILLIS = 5;

    private final Door door;
    private final IntSupplier knock;
    private final LongSupplier nanos;
    private final LongSupplier until;
    private final AtomicLong calls = new AtomicLong();
    private final long begun;
    private volatile long lastLetIn;
    private volatile @Nullable End end;

    /** How it came to an end, and when, on the same clock. */
    record End(Lane.Outcome outcome, long at) {}

    /**
     * @param knock calls the API once; the status of its answer, or 0 when none came
     * @param nanos the time, for lengths of time
     * @param until the time when it stops by itself
     */
    Runner(Door door, IntSupplier knock, LongSupplier nanos, LongSupplier until) {
        this.door = door;
        this.knock = knock;
        this.nanos = nanos;
        this.until = until;
        this.begun = nanos.getAsLong();
        this.lastLetIn = begun;
    }

    @Override
    public void run() {
        while (end == null) {
            int status = knock.getAsInt();
            long now = nanos.getAsLong();
            if (status == TURNED_AWAY) {
                end = new End(Lane.Outcome.REFUSED, now);
            } else if (status != LET_IN) {
                end = new End(Lane.Outcome.NO_ANSWER, now);
            } else {
                calls.incrementAndGet();
                lastLetIn = now;
                if (now - until.getAsLong() >= 0) {
                    end = new End(Lane.Outcome.STILL_ACCEPTED, now);
                } else {
                    pause();
                }
            }
        }
    }

    boolean over() {
        return end != null;
    }

    /**
     * What is to be seen of it now.
     *
     * @param sessionEnded when the session ended, or {@code null} as long as it lives
     */
    Lane view(@Nullable Long sessionEnded) {
        End over = end;
        long ranFor = Math.max(1, lastLetIn - begun);
        return new Lane(
                door,
                calls.get(),
                Math.round(calls.get() * 1e9 / ranFor),
                over == null ? Lane.Outcome.RUNNING : over.outcome(),
                over == null || sessionEnded == null ? null : (over.at() - sessionEnded) / 1_000_000);
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            end = new End(Lane.Outcome.NO_ANSWER, nanos.getAsLong());
        }
    }
}
