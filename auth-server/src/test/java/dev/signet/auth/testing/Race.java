package dev.signet.auth.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several threads that do one thing at the same instant. */
public final class Race {

    private static final int RUNNERS = 32;

    private Race() {}

    /** Runs {@code task} on 32 threads that all wait for the last one, and gathers what each came back with. */
    public static <T> List<T> run(Callable<T> task) {
        return run(RUNNERS, task);
    }

    /** As {@link #run(Callable)}, on {@code runners} threads. */
    public static <T> List<T> run(int runners, Callable<T> task) {
        ExecutorService threads = Executors.newFixedThreadPool(runners);
        CyclicBarrier start = new CyclicBarrier(runners);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < runners; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError("a runner fell", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
