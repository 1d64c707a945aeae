package dev.signet.auth.grant.pushed;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.secret.RandomValues;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The requests that clients pushed, each to be answered once. */
@Component
public class PushedRequests {

    /** So long may a person take to sign in, once a browser has begun with a request in time. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final PushedRequestRepository rows;
    private final RandomValues random;
    private final Clock clock;

    PushedRequests(PushedRequestRepository rows, RandomValues random, Clock clock) {
        this.rows = rows;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Keeps a request for {@code lifetime}, and returns what refers to it: 256 random bits, which are known to the caller alone.
     *
     * @param parameters in {@code application/x-www-form-urlencoded}; without anything that proves the client
     */
    public String push(ClientId client, String parameters, Duration lifetime) {
        String reference = random.secret();
        rows.insert(new PushedRequest(
                PushedHandle.of(reference), client, parameters, clock.instant().plus(lifetime), false));
        return reference;
    }

    /** Also one that has expired or been answered, for a while. */
    public Optional<PushedRequest> find(String reference) {
        return rows.find(PushedHandle.of(reference));
    }

    /** Whether it is now that the request is answered, and not before, here or elsewhere. */
    public boolean answer(PushedHandle handle) {
        return rows.answer(handle, clock.instant());
    }

    /** Deletes at most {@code most} requests of which nothing can come any more; returns how many. */
    public int sweep(int most) {
        return rows.deleteExpired(clock.instant().minus(KEPT), most);
    }
}
