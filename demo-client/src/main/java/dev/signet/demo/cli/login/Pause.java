package dev.signet.demo.cli.login;

import dev.signet.demo.cli.outside.Trouble;
import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {

    /** Waits on the wall clock. */
    Pause REAL = time -> {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Trouble.refused("Interrupted.");
        }
    };

    void rest(Duration time);
}
